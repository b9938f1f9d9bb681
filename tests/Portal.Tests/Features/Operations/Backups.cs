using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Data;
using Portal.Features.Operations.Backups;
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

    [Fact]
    public async Task What_a_killed_portal_left_beside_the_database_keeps_a_restore_away()
    {
        if (DataSetup.IsPostgres(_connection))
            return;

        await RunAsync(0, _connection, "keys", "backup");
        await RunAsync(0, _connection, "backup", Backup);
        await InEmptyAsync(async (empty, _) =>
        {
            var left = FileOf(empty) + "-wal";
            Directory.CreateDirectory(Path.GetDirectoryName(left)!);
            await File.WriteAllTextAsync(left, "rows of another day", Stop);
            Assert.Contains(left, await RunAsync(1, empty, "restore", Backup), StringComparison.Ordinal);
            Assert.Equal([left], Directory.GetFiles(Path.GetDirectoryName(left)!));
        });
    }

    [Fact]
    public async Task A_machine_without_the_live_database_checks_a_backup_and_keeps_nothing_of_it()
    {
        await ReceiveAsync(1);
        await RunAsync(0, _connection, "keys", "backup");
        await RunAsync(0, _connection, "backup", Backup);
        await InEmptyAsync(async (elsewhere, open) =>
        {
            Assert.Matches(@"Concerns +1 +1 +0\b", await RunAsync(0, elsewhere, "backup", "check", Backup));
            if (!DataSetup.IsPostgres(_connection))
            {
                Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(FileOf(elsewhere))!));
                return;
            }

            await using var untouched = open();
            Assert.False(await TablesExistAsync(untouched));
        });
    }

    /// <summary>There is one migration, so what is older is what was before it.</summary>
    [Fact]
    public async Task A_backup_from_before_a_migration_is_checked_and_restored_and_the_portal_migrates_it_at_the_start()
    {
        await InEmptyAsync(
            async (older, openOlder) =>
            {
                await using (var before = openOlder())
                {
                    await before.Database.OpenConnectionAsync(Stop);
                    await before.Database.ExecuteSqlRawAsync("CREATE TABLE \"Before\" (\"Id\" INTEGER PRIMARY KEY); INSERT INTO \"Before\" VALUES (7)", Stop);
                }

                await RunAsync(0, older, "keys", "backup");
                await RunAsync(0, older, "backup", Backup);
                Assert.Matches(@"Before +1 +1 +1\b", await RunAsync(0, older, "backup", "check", Backup));
            },
            "older");
        await InEmptyAsync(async (empty, open) =>
        {
            await RunAsync(0, empty, "restore", Backup);
            if (!DataSetup.IsPostgres(_connection))
            {
                await using var site = new PortalSite().With("ConnectionStrings:Portal", empty);
                await site.InitializeAsync();
            }
            else
            {
                await RunAsync(0, empty, "migrate");
            }

            await using var restored = open();
            Assert.True(await TablesExistAsync(restored));
            Assert.Equal(7, await restored.Database.SqlQueryRaw<int>("SELECT \"Id\" AS \"Value\" FROM \"Before\"").SingleAsync(Stop));
        });
    }

    [Fact]
    public async Task What_a_killed_backup_or_drill_left_is_erased_by_the_next()
    {
        await RunAsync(0, _connection, "keys", "backup");
        await RunAsync(0, _connection, "backup", Backup);
        if (DataSetup.IsPostgres(_connection))
        {
            var name = $"portal_drill_{Guid.NewGuid():N}";
            await ExecuteAsync($"CREATE DATABASE {name}");
            await RunAsync(0, _connection, "backup", "check", Backup);
            await ExecuteAsync($"CREATE DATABASE {name}");
            await ExecuteAsync($"DROP DATABASE {name}");
            return;
        }

        var folder = Path.GetDirectoryName(FileOf(_connection))!;
        string[] killed = [$"copy-{Guid.NewGuid():N}.db", $"copy-{Guid.NewGuid():N}.db-wal"];
        string[] kept = [$"copy-{Guid.NewGuid():N}.db", "copy-of-mine.db"];
        foreach (var name in killed.Concat(kept))
            await File.WriteAllTextAsync(Path.Combine(folder, name), "rows", Stop);
        foreach (var name in killed.Append(kept[1]))
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        await RunAsync(0, _connection, "backup", "check", Backup);
        Assert.Equal(kept.Order(StringComparer.Ordinal), Directory.GetFiles(folder, "copy-*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_drill_whose_file_cannot_be_read_to_its_end_says_so_and_ends()
    {
        if (!DataSetup.IsPostgres(_connection))
            return;

        await using var scope = _site.Services.CreateAsyncScope();
        var copy = new PostgresCopy((PostgresPortalDb)scope.ServiceProvider.GetRequiredService<PortalDb>());
        await Assert.ThrowsAsync<IOException>(() => copy.TryOutAsync(new Unreadable(), Stop).WaitAsync(TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task A_check_without_a_file_makes_no_backup_of_that_name()
    {
        await RunAsync(0, _connection, "keys", "backup");
        Assert.Contains("backup check FILE", await RunAsync(2, _connection, "backup", "check"), StringComparison.Ordinal);
        Assert.False(File.Exists("check"));
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

    private async Task InEmptyAsync(Func<string, Func<PortalDb>, Task> act, string folder = "empty")
    {
        if (!DataSetup.IsPostgres(_connection))
        {
            var empty = $"Data Source={Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName}/restored.db;Pooling=False";
            await act(empty, () => new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(empty).UseApplicationServiceProvider(DesignTime.Services).Options));
            return;
        }

        var name = $"portal_restored_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        var other = new NpgsqlConnectionStringBuilder(_connection) { Database = name, Pooling = false }.ToString();
        await act(other, () => new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(other).UseApplicationServiceProvider(DesignTime.Services).Options));
        await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private static string FileOf(string connection) => new SqliteConnectionStringBuilder(connection).DataSource;

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

    /// <summary>A disk that fails before anything is read.</summary>
    private sealed class Unreadable : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk failed.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The disk failed.");
    }
}
