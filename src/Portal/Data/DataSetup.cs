using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Data;

internal static class DataSetup
{
    internal const string ConnectionName = "Portal";

    /// <summary>Registers the store the connection string asks for: PostgreSQL if it names a host, SQLite otherwise.</summary>
    internal static IServiceCollection AddPortalData(
        this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var connection = configuration.GetConnectionString(ConnectionName) ?? "Data Source=App_Data/portal.db";
        if (IsPostgres(connection))
        {
            services.AddDbContext<PortalDb, PostgresPortalDb>(options => options.UseNpgsql(connection));
        }
        else
        {
            var located = Locate(connection, contentRoot);
            services.AddDbContext<PortalDb, SqlitePortalDb>(options => options
                .UseSqlite(located)
                .AddInterceptors(new SqlitePragmas()));
        }

        return services;
    }

    internal static bool IsPostgres(string connection) =>
        connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        && new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 };

    /// <summary>A relative file lies under the content root, wherever the process was started from.</summary>
    private static string Locate(string connection, string contentRoot)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        if (builder.DataSource != ":memory:")
        {
            builder.DataSource = Path.GetFullPath(Path.Combine(contentRoot, builder.DataSource));
            Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
        }

        return builder.ToString();
    }
}
