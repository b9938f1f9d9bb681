using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data;

/// <summary>
/// Durable and forgetful: WAL with a full sync at every commit (D1), and deleted text is overwritten. These are settings
/// of a connection, so every opened one gets them.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Prepare(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Prepare(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes one context give up sooner on a lock than the half minute that is right for others.</summary>
    internal static async Task HurryAsync(SqlitePortalDb db, int seconds)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        connection.DefaultTimeout = Math.Min(seconds, connection.DefaultTimeout);
        db.Database.SetCommandTimeout(connection.DefaultTimeout);
        await using var command = Prepare(connection);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Prepare(DbConnection connection)
    {
        var command = connection.CreateCommand();
        // The engine's patience with a lock is the connection's: beyond it the driver gives up too.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={command.CommandTimeout * 1000}; {Pragmas}");
        return command;
    }
}
