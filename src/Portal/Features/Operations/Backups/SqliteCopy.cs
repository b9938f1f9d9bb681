using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Operations.Backups;

/// <summary>Copies the embedded database by SQLite's own online backup, page by page, while the portal goes on writing.</summary>
internal sealed class SqliteCopy(SqlitePortalDb db, TimeProvider clock) : IStoreCopy
{
    private const string ScratchPrefix = "copy-";
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>The database itself and what SQLite keeps beside it.</summary>
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal"];

    public string Store => "sqlite";

    private string DatabaseFile => db.Database.GetDbConnection().DataSource;

    private string Folder => Path.GetDirectoryName(DatabaseFile)!;

    public async Task WriteAsync(Stream target, CancellationToken stop)
    {
        if (!File.Exists(DatabaseFile))
            throw new BackupRefusedException("There is no database yet.");

        // Beside the database: what is copied is no more secret there than it is.
        await WithScratchAsync(async scratch =>
        {
            await db.Database.OpenConnectionAsync(stop);
            var source = (SqliteConnection)db.Database.GetDbConnection();
            // One read transaction for the counts and the copy, so that both see the same moment.
            await using (var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, stop))
            {
                BackupFile.WriteLine(target, (await CountAsync(db, stop)).OrRefuse());
                await using var copy = new SqliteConnection(At(scratch));
                await copy.OpenAsync(stop);
                source.BackupDatabase(copy);
            }

            await CopyAsync(scratch, target, stop);
        });
    }

    public async Task<RowCounts> RestoreAsync(Stream source, RowCounts expected, CancellationToken stop)
    {
        // A log of changes that was left behind would be played into the restored copy when it is next opened.
        string[] there = [.. Beside(DatabaseFile).Where(File.Exists)];
        if (there.Length > 0)
            throw new BackupRefusedException($"There is {string.Join(" and ", there)}. Move all of it away first: a restore replaces nothing.");

        Directory.CreateDirectory(Folder);
        RowCounts counts = [];
        await WithScratchAsync(async scratch =>
        {
            await FillAsync(source, scratch, stop);
            counts = await CountSoundAsync(scratch, stop);
            if (counts.Matches(expected))
                File.Move(scratch, DatabaseFile);
        });
        return counts;
    }

    public async Task<RowCounts> TryOutAsync(Stream source, CancellationToken stop)
    {
        RowCounts counts = [];
        await WithScratchAsync(async scratch =>
        {
            await FillAsync(source, scratch, stop);
            counts = await CountSoundAsync(scratch, stop);
        });
        return counts;
    }

    /// <summary>A file that is not there stays so: opening it would make an empty one.</summary>
    public async Task<RowCounts> NowAsync(CancellationToken stop) => File.Exists(DatabaseFile) ? await CountAsync(db, stop) : [];

    private async Task WithScratchAsync(Func<string, Task> act)
    {
        EraseLeftovers();
        var scratch = Path.Combine(Folder, $"{ScratchPrefix}{Guid.NewGuid():N}.db");
        try
        {
            await PrivateFile.Create(scratch).DisposeAsync();
            await act(scratch);
        }
        finally
        {
            foreach (var file in Beside(scratch))
                File.Delete(file);
        }
    }

    /// <summary>Whole copies that a killed backup or drill left; one that is younger may belong to another that still runs.</summary>
    private void EraseLeftovers()
    {
        var before = (clock.GetUtcNow() - Forgotten).UtcDateTime;
        foreach (var file in Directory.EnumerateFiles(Folder, $"{ScratchPrefix}*.db*"))
        {
            var id = Path.GetFileName(file)[ScratchPrefix.Length..].Split('.')[0];
            if (Guid.TryParseExact(id, "N", out _) && File.GetLastWriteTimeUtc(file) < before)
                File.Delete(file);
        }
    }

    private static IEnumerable<string> Beside(string file) => Endings.Select(ending => file + ending);

    private static async Task CopyAsync(string scratch, Stream target, CancellationToken stop)
    {
        await using var file = File.OpenRead(scratch);
        await file.CopyToAsync(target, stop);
    }

    private static async Task FillAsync(Stream source, string scratch, CancellationToken stop)
    {
        await using var file = File.OpenWrite(scratch);
        await source.CopyToAsync(file, stop);
        file.Flush(flushToDisk: true);
    }

    private static Task<RowCounts> CountAsync(PortalDb counted, CancellationToken stop) =>
        RowCounts.OfAsync(counted, "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'", stop);

    private static async Task<RowCounts> CountSoundAsync(string file, CancellationToken stop)
    {
        await using var copy = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(At(file))
            .UseApplicationServiceProvider(DesignTime.Services).Options);
        var sound = await copy.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").FirstAsync(stop);
        return sound == "ok" ? await CountAsync(copy, stop) : throw new BackupRefusedException("The copy is not sound: SQLite's integrity check fails.");
    }

    private static string At(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
}
