using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Data;
using Portal.Tests.Features.Concerns;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Operations;

/// <summary>Backup, drill and restore as an operator types them, beside a running portal, on whichever database the run has.</summary>
[Trait("Category", "Store")]
public sealed class Backups : IAsyncLifetime
{
    private readonly PortalSite _site = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-backup-").FullName;
    private ReceivingTeamOfTest _duty = null!;
    private string _connection = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Keys => Path.Combine(_folder, "keys");

    private string Backup => Path.Combine(_folder, "portal.backup");

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        await using var scope = _site.Services.CreateAsyncScope();
        _connection = scope.ServiceProvider.GetRequiredService<PortalDb>().Database.GetConnectionString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _duty.Dispose();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_received_is_in_the_backup_and_comes_back_and_still_opens()
    {
        await ReceiveAsync(3);
        await RunAsync(0, _connection, "keys", "backup");
        await RunAsync(0, _connection, "backup", Backup);
        await ReceiveAsync(1);
        var drill = await RunAsync(0, _connection, "backup", "check", Backup);
        Assert.Matches(@"Concerns +3 +3 +4\b", drill);
        Assert.Matches(@"TeamKeys +1 +1 +1\b", drill);
        Assert.Matches(@"Receipts +3 +3 +4\b", drill);
        var sealedBytes = await File.ReadAllBytesAsync(Backup, Stop);
        Assert.Equal(-1, sealedBytes.AsSpan().IndexOf("Concerns"u8));
        Assert.Equal(-1, sealedBytes.AsSpan().IndexOf("SQLite format"u8));

        await InEmptyAsync(async (empty, open) =>
        {
            await RunAsync(0, empty, "restore", Backup);
            await using var restored = open();
            var concern = await restored.Concerns.AsNoTracking().FirstAsync(Stop);
            Assert.Equal(3, await restored.Concerns.CountAsync(Stop));
            Assert.Equal("sv", (await _duty.OpenAsync(concern)).GetProperty("language").GetString());
            Assert.Contains("restore replaces nothing", await RunAsync(1, empty, "restore", Backup), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("cut")]
    [InlineData("keyless")]
    [InlineData("nonsense")]
    public async Task A_backup_that_is_not_whole_restores_nothing_and_says_why(string how)
    {
        await ReceiveAsync(1);
        await RunAsync(0, _connection, "keys", "backup");
        await RunAsync(0, _connection, "backup", Backup);
        var bytes = await File.ReadAllBytesAsync(Backup, Stop);
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
                File.Delete(Directory.GetFiles(Keys, "*.private").Single());
                break;
        }

        await File.WriteAllBytesAsync(Backup, bytes, Stop);
        Assert.NotEmpty(await RunAsync(1, _connection, "backup", "check", Backup));
        await InEmptyAsync(async (empty, open) =>
        {
            await RunAsync(1, empty, "restore", Backup);
            await using var restored = open();
            Assert.False(await TablesExistAsync(restored));
        });
        Assert.Equal(["keys", "portal.backup"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Where(name => name != "empty").Order());
    }

    [Fact]
    public async Task Without_a_fresh_key_no_backup_is_made()
    {
        Assert.Contains("keys backup", await RunAsync(1, _connection, "backup", Backup), StringComparison.Ordinal);
        await RunAsync(0, _connection, "keys", "backup");
        Age(8);
        Assert.Contains("keys backup", await RunAsync(1, _connection, "backup", Backup), StringComparison.Ordinal);
        Assert.False(File.Exists(Backup));
    }

    [Fact]
    public async Task A_backup_expires_with_its_key_after_thirty_five_days()
    {
        await RunAsync(0, _connection, "keys", "backup");
        await RunAsync(0, _connection, "backup", Backup);
        Age(34);
        Assert.Contains("0 backup keys destroyed, new key", await RunAsync(0, _connection, "keys", "backup"), StringComparison.Ordinal);
        await RunAsync(0, _connection, "backup", "check", Backup);
        Age(1);
        Assert.Contains("1 backup keys destroyed, the present key", await RunAsync(0, _connection, "keys", "backup"), StringComparison.Ordinal);
        Assert.Contains("destroyed", await RunAsync(1, _connection, "backup", "check", Backup), StringComparison.Ordinal);
    }

    /// <summary>Makes every key file so many days older.</summary>
    private void Age(int days)
    {
        foreach (var file in Directory.GetFiles(Keys))
        {
            var name = Path.GetFileName(file);
            var older = DateOnly.ParseExact(name[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-days);
            File.Move(file, Path.Combine(Keys, string.Create(CultureInfo.InvariantCulture, $"{older:yyyy-MM-dd}{name[10..]}")));
        }
    }

    private async Task ReceiveAsync(int count)
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_duty.Public);
        for (var number = 0; number < count; number++)
        {
            using var sent = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(browser, "/api/concerns", await sealing.SealAsync(browser), Stop);
            Assert.True(sent.IsSuccessStatusCode);
        }
    }

    private async Task InEmptyAsync(Func<string, Func<PortalDb>, Task> act)
    {
        if (!DataSetup.IsPostgres(_connection))
        {
            var empty = $"Data Source={Path.Combine(_folder, "empty", "restored.db")};Pooling=False";
            await act(empty, () => new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(empty).UseApplicationServiceProvider(DesignTime.Services).Options));
            return;
        }

        var name = $"portal_restored_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        var other = new NpgsqlConnectionStringBuilder(_connection) { Database = name, Pooling = false }.ToString();
        await act(other, () => new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(other).UseApplicationServiceProvider(DesignTime.Services).Options));
        await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task<bool> TablesExistAsync(PortalDb db)
    {
        try
        {
            await db.Concerns.CountAsync(Stop);
            return true;
        }
        catch (Exception missing) when (missing is SqliteException or PostgresException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<string> RunAsync(int expected, string connection, params string[] verb)
    {
        string[] arguments = [typeof(Program).Assembly.Location, .. verb, $"--ConnectionStrings:Portal={connection}", $"--Backup:KeyFolder={Keys}", $"--Content:Path={Tree.Content}", "--environment=Development"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop) + await error;
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == expected, output);
        return output;
    }
}
