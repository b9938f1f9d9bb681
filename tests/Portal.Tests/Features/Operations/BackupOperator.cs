using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Data;
using Portal.Tests.Features.Concerns;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Operations;

/// <summary>Somebody at the command line beside a running portal, with a folder of their own.</summary>
internal sealed class BackupOperator : IAsyncDisposable
{
    internal PortalSite Site { get; } = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("portal-backup-").FullName;

    internal ReceivingTeamOfTest Duty { get; private set; } = null!;

    internal string Connection { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal string Keys => Path.Combine(Folder, "keys");

    internal string Backup => Path.Combine(Folder, "portal.backup");

    internal async Task ReceiveAsync(int count)
    {
        using var browser = Site.Visitor();
        using var sealing = new BrowserSealing(Duty.Public);
        for (var number = 0; number < count; number++)
        {
            using var sent = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(browser, "/api/concerns", await sealing.SealAsync(browser), Stop);
            Assert.True(sent.IsSuccessStatusCode);
        }
    }

    internal async Task InEmptyAsync(Func<string, Func<PortalDb>, Task> act, string folder = "empty")
    {
        if (!DataSetup.IsPostgres(Connection))
        {
            var empty = $"Data Source={Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName}/restored.db;Pooling=False";
            await act(empty, () => new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(empty).UseApplicationServiceProvider(DesignTime.Services).Options));
            return;
        }

        var name = $"portal_restored_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        var other = new NpgsqlConnectionStringBuilder(Connection) { Database = name, Pooling = false }.ToString();
        await act(other, () => new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(other).UseApplicationServiceProvider(DesignTime.Services).Options));
        await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    internal static string FileOf(string connection) => new SqliteConnectionStringBuilder(connection).DataSource;

    internal static async Task<bool> TablesExistAsync(PortalDb db)
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

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    internal async Task<string> RunAsync(int expected, string connection, params string[] verb)
    {
        string[] arguments = [typeof(Program).Assembly.Location, .. verb, $"--ConnectionStrings:Portal={connection}", $"--Backup:KeyFolder={Keys}", $"--Content:Path={Tree.Content}", "--environment=Development"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop) + await error;
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == expected, output);
        return output;
    }

    internal static async Task<BackupOperator> StartAsync()
    {
        var made = new BackupOperator();
        await made.Site.InitializeAsync();
        made.Duty = await ReceivingTeamOfTest.InAsync(made.Site, "duty");
        await using var scope = made.Site.Services.CreateAsyncScope();
        made.Connection = scope.ServiceProvider.GetRequiredService<PortalDb>().Database.GetConnectionString()!;
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        Duty.Dispose();
        await Site.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
