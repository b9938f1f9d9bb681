using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Operations.Backups;

/// <summary>Copies the embedded database by SQLite's own online backup, page by page, while the portal goes on writing.</summary>
internal sealed class SqliteCopy(SqlitePortalDb db) : IStoreCopy
{
    public string Store => "sqlite";

    private string DatabaseFile => db.Database.GetDbConnection().DataSource;

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
                BackupFile.WriteLine(target, await RowCounts.OfAsync(db, stop));
                await using var copy = new SqliteConnection(At(scratch));
                await copy.OpenAsync(stop);
                source.BackupDatabase(copy);
            }

            await CopyAsync(scratch, target, stop);
        });
    }

    public async Task<RowCounts> RestoreAsync(Stream source, RowCounts expected, CancellationToken stop)
    {
        if (File.Exists(DatabaseFile))
            throw new BackupRefusedException($"{DatabaseFile} exists. Move it away first: a restore replaces nothing.");

        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        RowCounts counts = [];
        await WithScratchAsync(async scratch =>
        {
            await FillAsync(source, scratch, stop);
            counts = await CountAsync(scratch, stop);
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
            counts = await CountAsync(scratch, stop);
        });
        return counts;
    }

    private async Task WithScratchAsync(Func<string, Task> act)
    {
        var scratch = Path.Combine(Path.GetDirectoryName(DatabaseFile)!, $"copy-{Guid.NewGuid():N}.db");
        try
        {
            await PrivateFile.Create(scratch).DisposeAsync();
            await act(scratch);
        }
        finally
        {
            foreach (var file in new[] { scratch, $"{scratch}-wal", $"{scratch}-shm", $"{scratch}-journal" })
                File.Delete(file);
        }
    }

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

    private static async Task<RowCounts> CountAsync(string file, CancellationToken stop)
    {
        await using var copy = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(At(file))
            .UseApplicationServiceProvider(DesignTime.Services).Options);
        var sound = await copy.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").FirstAsync(stop);
        return sound == "ok" ? await RowCounts.OfAsync(copy, stop) : throw new BackupRefusedException("The copy is not sound: SQLite's integrity check fails.");
    }

    private static string At(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
}
