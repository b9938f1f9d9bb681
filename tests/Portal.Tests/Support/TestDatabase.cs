using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>
/// A database of a test's own: an SQLite file, or – when PORTAL_TEST_POSTGRES holds a connection string with the right to
/// create databases – one on that PostgreSQL server, brought up by the same migrations an operator runs.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "PORTAL_TEST_POSTGRES";
    private readonly string? _server = Environment.GetEnvironmentVariable(ServerVariable);
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
    private readonly string _name = $"portal_{Guid.NewGuid():N}";

    internal string ConnectionString => _server is { Length: > 0 }
        ? new NpgsqlConnectionStringBuilder(_server) { Database = _name, Pooling = false }.ToString()
        : $"Data Source={File}";

    internal string File => Path.Combine(_folder, "portal.db");

    internal async Task CreateAsync()
    {
        if (_server is not { Length: > 0 })
            return;

        await ExecuteAsync($"CREATE DATABASE {_name}");
        await using var db = new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(ConnectionString)
            .UseApplicationServiceProvider(DesignTime.Services).Options);
        await db.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (_server is { Length: > 0 })
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
