using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Features.Operations;

/// <summary>Backup, drill and restore as an operator types them, beside a running portal, on whichever database the run has.</summary>
[Trait("Category", "Store")]
public sealed class Backups : IAsyncLifetime
{
    private BackupOperator _operator = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _operator = await BackupOperator.StartAsync();

    public ValueTask DisposeAsync() => _operator.DisposeAsync();

    [Fact]
    public async Task What_was_received_is_in_the_backup_and_comes_back_and_still_opens()
    {
        await _operator.ReceiveAsync(3);
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        await _operator.RunAsync(0, _operator.Connection, "backup", _operator.Backup);
        await _operator.ReceiveAsync(1);
        var drill = await _operator.RunAsync(0, _operator.Connection, "backup", "check", _operator.Backup);
        Assert.Matches(@"Concerns +3 +3 +4\b", drill);
        Assert.Matches(@"TeamKeys +1 +1 +1\b", drill);
        Assert.Matches(@"Receipts +3 +3 +4\b", drill);
        var sealedBytes = await File.ReadAllBytesAsync(_operator.Backup, Stop);
        Assert.Equal(-1, sealedBytes.AsSpan().IndexOf("Concerns"u8));
        Assert.Equal(-1, sealedBytes.AsSpan().IndexOf("SQLite format"u8));

        await _operator.InEmptyAsync(async (empty, open) =>
        {
            await _operator.RunAsync(0, empty, "restore", _operator.Backup);
            await using var restored = open();
            var concern = await restored.Concerns.AsNoTracking().FirstAsync(Stop);
            Assert.Equal(3, await restored.Concerns.CountAsync(Stop));
            Assert.Equal("sv", (await _operator.Duty.OpenAsync(concern)).GetProperty("language").GetString());
            Assert.Contains("restore replaces nothing", await _operator.RunAsync(1, empty, "restore", _operator.Backup), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("cut")]
    [InlineData("keyless")]
    [InlineData("nonsense")]
    public async Task A_backup_that_is_not_whole_restores_nothing_and_says_why(string how)
    {
        await _operator.ReceiveAsync(1);
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        await _operator.RunAsync(0, _operator.Connection, "backup", _operator.Backup);
        var bytes = await File.ReadAllBytesAsync(_operator.Backup, Stop);
        switch (how)
        {
            case "altered":
                bytes[^200] ^= 1;
                break;
            case "cut":
                bytes = bytes[..^100];
                break;
            case "nonsense":
                bytes = "not a backup"u8.ToArray();
                break;
            case "keyless":
                File.Delete(Directory.GetFiles(_operator.Keys, "*.private").Single());
                break;
        }

        await File.WriteAllBytesAsync(_operator.Backup, bytes, Stop);
        Assert.NotEmpty(await _operator.RunAsync(1, _operator.Connection, "backup", "check", _operator.Backup));
        await _operator.InEmptyAsync(async (empty, open) =>
        {
            await _operator.RunAsync(1, empty, "restore", _operator.Backup);
            await using var restored = open();
            Assert.False(await BackupOperator.TablesExistAsync(restored));
        });
        Assert.Equal(["keys", "portal.backup"], Directory.EnumerateFileSystemEntries(_operator.Folder).Select(Path.GetFileName).Where(name => name != "empty").Order());
    }

    [Fact]
    public async Task Without_a_fresh_key_no_backup_is_made()
    {
        Assert.Contains("keys backup", await _operator.RunAsync(1, _operator.Connection, "backup", _operator.Backup), StringComparison.Ordinal);
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        Age(8);
        Assert.Contains("keys backup", await _operator.RunAsync(1, _operator.Connection, "backup", _operator.Backup), StringComparison.Ordinal);
        Assert.False(File.Exists(_operator.Backup));
    }

    [Fact]
    public async Task A_backup_expires_with_its_key_after_thirty_five_days()
    {
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        await _operator.RunAsync(0, _operator.Connection, "backup", _operator.Backup);
        Age(34);
        Assert.Contains("0 backup keys destroyed, new key", await _operator.RunAsync(0, _operator.Connection, "keys", "backup"), StringComparison.Ordinal);
        await _operator.RunAsync(0, _operator.Connection, "backup", "check", _operator.Backup);
        Age(1);
        Assert.Contains("1 backup keys destroyed, the present key", await _operator.RunAsync(0, _operator.Connection, "keys", "backup"), StringComparison.Ordinal);
        Assert.Contains("destroyed", await _operator.RunAsync(1, _operator.Connection, "backup", "check", _operator.Backup), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_without_a_file_makes_no_backup_of_that_name()
    {
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        Assert.Contains("backup check FILE", await _operator.RunAsync(2, _operator.Connection, "backup", "check"), StringComparison.Ordinal);
        Assert.False(File.Exists("check"));
    }

    /// <summary>Makes every key file so many days older.</summary>
    private void Age(int days)
    {
        foreach (var file in Directory.GetFiles(_operator.Keys))
        {
            var name = Path.GetFileName(file);
            var older = DateOnly.ParseExact(name[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-days);
            File.Move(file, Path.Combine(_operator.Keys, string.Create(CultureInfo.InvariantCulture, $"{older:yyyy-MM-dd}{name[10..]}")));
        }
    }
}
