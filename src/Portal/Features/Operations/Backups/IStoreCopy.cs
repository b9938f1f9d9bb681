using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Operations.Backups;

/// <summary>How one kind of database is copied out and in again. Two databases, two ways.</summary>
internal interface IStoreCopy
{
    string Store { get; }

    /// <summary>A consistent copy of the running database: first its row counts, then its bytes.</summary>
    Task WriteAsync(Stream target, CancellationToken stop);

    /// <summary>Puts a copy into the empty database of the configuration and counts its rows. Throws when it is not empty.</summary>
    Task<RowCounts> RestoreAsync(Stream source, RowCounts expected, CancellationToken stop);

    /// <summary>Puts a copy into a database that is thrown away, and counts its rows.</summary>
    Task<RowCounts> TryOutAsync(Stream source, CancellationToken stop);

    /// <summary>The rows of the running database; empty where there is none, such as on a machine that only checks backups.</summary>
    Task<RowCounts> NowAsync(CancellationToken stop);
}

/// <summary>Rows by table.</summary>
internal sealed class RowCounts : SortedDictionary<string, long>
{
    public RowCounts()
        : base(StringComparer.Ordinal)
    {
    }

    internal bool Matches(RowCounts other) => Count == other.Count && this.All(pair => other.TryGetValue(pair.Key, out var count) && count == pair.Value);

    /// <summary>A backup of nothing would restore without a complaint.</summary>
    internal RowCounts OrRefuse() => Count > 0 ? this : throw new BackupRefusedException("There is no database yet.");

    /// <summary>
    /// Counts every table that is there, within the transaction if there is one. Not the model's: a backup may be of an older
    /// version, which the portal migrates once it is restored.
    /// </summary>
    /// <param name="tables">The question for the names of the tables, which differs by database.</param>
    internal static async Task<RowCounts> OfAsync(PortalDb db, string tables, CancellationToken stop)
    {
        var counts = new RowCounts();
        foreach (var table in await db.Database.SqlQueryRaw<string>(tables).ToListAsync(stop))
        {
            // Table names come from migrations, never from anybody's input.
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
            counts[table] = await db.Database.SqlQueryRaw<long>(sql).SingleAsync(stop);
        }

        return counts;
    }
}

/// <summary>A backup or restore cannot go on, and the operator is told why in one line.</summary>
internal sealed class BackupRefusedException : Exception
{
    public BackupRefusedException()
    {
    }

    public BackupRefusedException(string message)
        : base(message)
    {
    }

    public BackupRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
