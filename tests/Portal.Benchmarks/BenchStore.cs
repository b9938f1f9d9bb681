using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Benchmarks;

/// <summary>A database of a measurement's own: an SQLite file, or one on a PostgreSQL that is started and thrown away.</summary>
internal sealed class BenchStore : IDisposable
{
    private const int Port = 54339;
    private static readonly string Script = Tree.File(".ci", "postgres");
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
    private readonly string? _server;

    private BenchStore(bool isPostgres)
    {
        _server = isPostgres ? Run("start", $"{Port}") : null;
        Connection = isPostgres
            ? $"Host=127.0.0.1;Port={Port};Username=portal;Database=portal"
            : $"Data Source={Path.Combine(_folder, "portal.db")}";
    }

    internal string Connection { get; }

    /// <summary>The secret of receipts and the folders a portal writes to; nothing of a measurement stays in the tree.</summary>
    internal Dictionary<string, string> Settings => new()
    {
        ["Concerns:Open"] = "true",
        // As a public node: a staff node would retire this team's key, because nobody holds it.
        ["Portal:Surfaces"] = "Public",
        ["Concerns:ReceiptSecretFile"] = Path.Combine(_folder, "receipt-secret"),
        ["Mail:Folder"] = Path.Combine(_folder, "mail"),
    };

    /// <summary>A migrated database whose duty team can receive.</summary>
    internal static async Task<(BenchStore Store, PrivateKey Team)> CreateAsync(string kind)
    {
        var store = new BenchStore(kind == "postgres");
        var team = PrivateKey.Generate();
        await using var db = store.Open();
        await db.Database.MigrateAsync();
        db.Add(new TeamKey { TeamId = ReceivingTeam.DutyId, Epoch = 1, PublicJwk = team.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
        return (store, team);
    }

    internal PortalDb Open() => _server is not null
        ? new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(Connection).UseApplicationServiceProvider(DesignTime.Services).Options)
        : new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(Connection).UseApplicationServiceProvider(DesignTime.Services).Options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (_server is not null)
            Run("stop", _server);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Run(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(Script, arguments) { RedirectStandardOutput = true })!;
        var first = script.StandardOutput.ReadLine() ?? "";
        script.WaitForExit();
        return script.ExitCode == 0 ? first : throw new InvalidOperationException("PostgreSQL could not be started or stopped.");
    }
}
