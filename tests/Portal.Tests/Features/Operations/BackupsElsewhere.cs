using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Operations.Backups;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Operations;

/// <summary>Backups where not all is well: another machine, an older version, what a kill left, a disk that fails.</summary>
[Trait("Category", "Store")]
public sealed class BackupsElsewhere : IAsyncLifetime
{
    private BackupOperator _operator = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _operator = await BackupOperator.StartAsync();

    public ValueTask DisposeAsync() => _operator.DisposeAsync();

    [Fact]
    public async Task What_a_killed_portal_left_beside_the_database_keeps_a_restore_away()
    {
        if (DataSetup.IsPostgres(_operator.Connection))
            return;

        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        await _operator.RunAsync(0, _operator.Connection, "backup", _operator.Backup);
        await _operator.InEmptyAsync(async (empty, _) =>
        {
            var left = BackupOperator.FileOf(empty) + "-wal";
            Directory.CreateDirectory(Path.GetDirectoryName(left)!);
            await File.WriteAllTextAsync(left, "rows of another day", Stop);
            Assert.Contains(left, await _operator.RunAsync(1, empty, "restore", _operator.Backup), StringComparison.Ordinal);
            Assert.Equal([left], Directory.GetFiles(Path.GetDirectoryName(left)!));
        });
    }

    [Fact]
    public async Task A_machine_without_the_live_database_checks_a_backup_and_keeps_nothing_of_it()
    {
        await _operator.ReceiveAsync(1);
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        await _operator.RunAsync(0, _operator.Connection, "backup", _operator.Backup);
        await _operator.InEmptyAsync(async (elsewhere, open) =>
        {
            Assert.Matches(@"Concerns +1 +1 +0\b", await _operator.RunAsync(0, elsewhere, "backup", "check", _operator.Backup));
            if (!DataSetup.IsPostgres(_operator.Connection))
            {
                Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(BackupOperator.FileOf(elsewhere))!));
                return;
            }

            await using var untouched = open();
            Assert.False(await BackupOperator.TablesExistAsync(untouched));
        });
    }

    /// <summary>There is one migration, so what is older is what was before it.</summary>
    [Fact]
    public async Task A_backup_from_before_a_migration_is_checked_and_restored_and_the_portal_migrates_it_at_the_start()
    {
        await _operator.InEmptyAsync(
            async (older, openOlder) =>
            {
                await using (var before = openOlder())
                {
                    await before.Database.OpenConnectionAsync(Stop);
                    await before.Database.ExecuteSqlRawAsync("CREATE TABLE \"Before\" (\"Id\" INTEGER PRIMARY KEY); INSERT INTO \"Before\" VALUES (7)", Stop);
                }

                await _operator.RunAsync(0, older, "keys", "backup");
                await _operator.RunAsync(0, older, "backup", _operator.Backup);
                Assert.Matches(@"Before +1 +1 +1\b", await _operator.RunAsync(0, older, "backup", "check", _operator.Backup));
            },
            "older");
        await _operator.InEmptyAsync(async (empty, open) =>
        {
            await _operator.RunAsync(0, empty, "restore", _operator.Backup);
            if (!DataSetup.IsPostgres(_operator.Connection))
            {
                await using var site = new PortalSite().With("ConnectionStrings:Portal", empty);
                await site.InitializeAsync();
            }
            else
            {
                await _operator.RunAsync(0, empty, "migrate");
            }

            await using var restored = open();
            Assert.True(await BackupOperator.TablesExistAsync(restored));
            Assert.Equal(7, await restored.Database.SqlQueryRaw<int>("SELECT \"Id\" AS \"Value\" FROM \"Before\"").SingleAsync(Stop));
        });
    }

    [Fact]
    public async Task What_a_killed_backup_or_drill_left_is_erased_by_the_next()
    {
        await _operator.RunAsync(0, _operator.Connection, "keys", "backup");
        await _operator.RunAsync(0, _operator.Connection, "backup", _operator.Backup);
        if (DataSetup.IsPostgres(_operator.Connection))
        {
            var name = $"portal_drill_{Guid.NewGuid():N}";
            await _operator.ExecuteAsync($"CREATE DATABASE {name}");
            await _operator.RunAsync(0, _operator.Connection, "backup", "check", _operator.Backup);
            await _operator.ExecuteAsync($"CREATE DATABASE {name}");
            await _operator.ExecuteAsync($"DROP DATABASE {name}");
            return;
        }

        var folder = Path.GetDirectoryName(BackupOperator.FileOf(_operator.Connection))!;
        string[] killed = [$"copy-{Guid.NewGuid():N}.db", $"copy-{Guid.NewGuid():N}.db-wal"];
        string[] kept = [$"copy-{Guid.NewGuid():N}.db", "copy-of-mine.db"];
        foreach (var name in killed.Concat(kept))
            await File.WriteAllTextAsync(Path.Combine(folder, name), "rows", Stop);
        foreach (var name in killed.Append(kept[1]))
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        await _operator.RunAsync(0, _operator.Connection, "backup", "check", _operator.Backup);
        Assert.Equal(kept.Order(StringComparer.Ordinal), Directory.GetFiles(folder, "copy-*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_drill_whose_file_cannot_be_read_to_its_end_says_so_and_ends()
    {
        if (!DataSetup.IsPostgres(_operator.Connection))
            return;

        await using var scope = _operator.Site.Services.CreateAsyncScope();
        var copy = new PostgresCopy((PostgresPortalDb)scope.ServiceProvider.GetRequiredService<PortalDb>());
        await Assert.ThrowsAsync<IOException>(() => copy.TryOutAsync(new Unreadable(), Stop).WaitAsync(TimeSpan.FromMinutes(1), Stop));
    }

    /// <summary>A disk that fails before anything is read.</summary>
    private sealed class Unreadable : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk failed.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The disk failed.");
    }
}
