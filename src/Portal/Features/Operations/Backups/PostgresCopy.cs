using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Data;

namespace Portal.Features.Operations.Backups;

/// <summary>Copies PostgreSQL by its own pg_dump and pg_restore, which must be installed where the verb runs.</summary>
internal sealed class PostgresCopy(PostgresPortalDb db) : IStoreCopy
{
    private const string Debian = "/usr/lib/postgresql";
    private const string DrillPrefix = "portal_drill_";
    private const int Piece = 80 * 1024;

    public string Store => "postgres";

    public async Task WriteAsync(Stream target, CancellationToken stop)
    {
        // pg_dump joins this transaction's snapshot, so that the counts and the copy see the same moment.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var snapshot = await db.Database.SqlQueryRaw<string>("SELECT pg_export_snapshot() AS \"Value\"").SingleAsync(stop);
        BackupFile.WriteLine(target, (await CountAsync(db, stop)).OrRefuse());
        using var dump = Start("pg_dump", Connection(), "--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}");
        dump.StandardInput.Close();
        await dump.StandardOutput.BaseStream.CopyToAsync(target, stop);
        await EndAsync(dump, stop);
    }

    public async Task<RowCounts> RestoreAsync(Stream source, RowCounts expected, CancellationToken stop)
    {
        var tables = await db.Database.SqlQueryRaw<long>("SELECT COUNT(*) AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'").SingleAsync(stop);
        if (tables > 0)
            throw new BackupRefusedException("The database is not empty. Name an empty one: a restore replaces nothing.");

        await FillAsync(source, Connection(), stop);
        return await CountAsync(db, stop);
    }

    public Task<RowCounts> NowAsync(CancellationToken stop) => CountAsync(db, stop);

    public async Task<RowCounts> TryOutAsync(Stream source, CancellationToken stop)
    {
        await EraseLeftoversAsync(stop);
        var name = $"{DrillPrefix}{Guid.NewGuid():N}";
        // The name is ours, random and without quotes.
        var (create, drop) = ($"CREATE DATABASE {name}", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await db.Database.ExecuteSqlRawAsync(create, stop);
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(Connection().ToString()) { Database = name, Pooling = false };
            await FillAsync(source, connection, stop);
            await using var copy = new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(connection.ToString())
                .UseApplicationServiceProvider(DesignTime.Services).Options);
            return await CountAsync(copy, stop);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync(drop, CancellationToken.None);
        }
    }

    private static Task<RowCounts> CountAsync(PortalDb counted, CancellationToken stop) => RowCounts.OfAsync(
        counted, "SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'", stop);

    /// <summary>Databases of drills that were killed: our own, and nobody works in them.</summary>
    private async Task EraseLeftoversAsync(CancellationToken stop)
    {
        var names = await db.Database.SqlQueryRaw<string>(
            $"""
            SELECT datname AS "Value" FROM pg_database AS each
            WHERE datname ~ '^{DrillPrefix}[0-9a-f]+$' AND pg_get_userbyid(datdba) = current_user
                AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pg_stat_activity.datname = each.datname)
            """).ToListAsync(stop);
        foreach (var name in names)
        {
            try
            {
                // Checked by the pattern above. Not by force: a drill that has begun meanwhile keeps its database.
                var drop = $"DROP DATABASE IF EXISTS {name}";
                await db.Database.ExecuteSqlRawAsync(drop, stop);
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
            {
            }
        }
    }

    private NpgsqlConnectionStringBuilder Connection() => new(db.Database.GetConnectionString());

    /// <summary>All or nothing: a copy that ends too soon or does not open is rolled back.</summary>
    private static async Task FillAsync(Stream source, NpgsqlConnectionStringBuilder connection, CancellationToken stop)
    {
        using var restore = Start("pg_restore", connection, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={connection.Database}");
        try
        {
            await PourAsync(source, restore.StandardInput.BaseStream, stop);
        }
        catch
        {
            restore.Kill();
            throw;
        }
        finally
        {
            // Or it would wait for more for ever.
            restore.StandardInput.Close();
        }

        await EndAsync(restore, stop);
    }

    /// <summary>A source that cannot be read is a fault; a target that takes no more says by its exit code why.</summary>
    private static async Task PourAsync(Stream source, Stream target, CancellationToken stop)
    {
        var piece = new byte[Piece];
        while (await source.ReadAsync(piece, stop) is > 0 and var count)
        {
            try
            {
                await target.WriteAsync(piece.AsMemory(0, count), stop);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private static Process Start(string tool, NpgsqlConnectionStringBuilder connection, params string[] arguments)
    {
        var start = new ProcessStartInfo(Locate(tool), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGPASSWORD"] = connection.Password;
        start.Environment["PGDATABASE"] = connection.Database;
        start.Environment["PGSSLMODE"] = connection.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var other => other.ToString().ToLowerInvariant(),
        };
        try
        {
            return Process.Start(start) ?? throw new BackupRefusedException($"{tool} did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new BackupRefusedException($"{tool} is not installed here. Install PostgreSQL's client programs of the server's version.", missing);
        }
    }

    /// <summary>Debian keeps the programs of each version in a folder of its own; the newest reads what older servers write.</summary>
    private static string Locate(string tool) => !Directory.Exists(Debian) ? tool
        : Directory.GetDirectories(Debian).Select(folder => Path.Combine(folder, "bin", tool)).Where(File.Exists)
            .OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).LastOrDefault() ?? tool;

    private static async Task EndAsync(Process tool, CancellationToken stop)
    {
        await tool.WaitForExitAsync(stop);
        if (tool.ExitCode != 0)
            throw new BackupRefusedException($"{Path.GetFileName(tool.StartInfo.FileName)} failed with {tool.ExitCode}; its own words stand above.");
    }
}
