using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>
/// The real portal on a real SQLite file and a real socket. Only the clock may be replaced. Every line it logs is kept,
/// so that a test can see that nothing personal was said.
/// </summary>
public sealed class PortalSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly Dictionary<string, string> _settings = [];
    private Action<IServiceCollection> _services = _ => { };
    private string _environment = Environments.Development;

    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Where Development's mails go.</summary>
    public string MailFolder => Path.Combine(Path.GetDirectoryName(_database.File)!, "mail");

    /// <summary>The SQLite file, when the test runs on SQLite.</summary>
    public string DatabaseFile => _database.File;

    public PortalSite With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    public PortalSite WithServices(Action<IServiceCollection> change)
    {
        _services = change;
        return this;
    }

    /// <summary>Without the housekeeping that retires a key no member holds, for tests whose team is only a key.</summary>
    public PortalSite KeepingKeys() => WithServices(services =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(Portal.Features.Cases.Keys.KeyTidying))));

    public PortalSite In(string environment)
    {
        _environment = environment;
        return this;
    }

    /// <summary>A client that shows redirects as they are and keeps no cookies.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: true)
    {
        BaseAddress = Address,
    };

    /// <summary>Where it listens.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async ValueTask InitializeAsync()
    {
        await _database.CreateAsync();
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("ConnectionStrings:Portal", _database.ConnectionString);
        builder.UseSetting("Content:Path", Tree.Content);
        builder.UseSetting("Development:Sample", "false");
        // Still closed until a team has a key, as an operator's portal would be.
        builder.UseSetting("Concerns:Open", "true");
        builder.UseSetting("Mail:Folder", MailFolder);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.AddProvider(new LogKeeper(Log)));
        builder.ConfigureServices(services => _services(services));
    }

    private sealed class LogKeeper(ConcurrentQueue<string> log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Keeper(log, categoryName);

        public void Dispose()
        {
        }

        private sealed class Keeper(ConcurrentQueue<string> log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
        }
    }
}

/// <summary>One running portal shared by the tests that only read.</summary>
[CollectionDefinition(Name)]
public sealed class ReadingCollection : ICollectionFixture<PortalSite>
{
    public const string Name = "reading";
}
