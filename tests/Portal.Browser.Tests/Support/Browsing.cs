using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Data;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Browser.Tests.Support;

/// <summary>One portal and one browser for all journeys; every visitor gets a context of her own.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private readonly PortalSite _site = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address => _site.Address;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = InstalledBrowser.Find(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Lets the national duty team receive, so that the form is open.</summary>
    public async Task OpenTheFormAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        // Housekeeping retires a key that no member holds; on a slow machine that may be between two tests.
        if (db.TeamKeys.Any(key => key.TeamId == "duty" && key.RetiredAt == null))
            return;

        using var key = PrivateKey.Generate();
        db.Add(new TeamKey { TeamId = "duty", Epoch = 1 + db.TeamKeys.Count(key => key.TeamId == "duty"), PublicJwk = key.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    /// <summary>A visitor with her own browser context: language, width, and JavaScript or none.</summary>
    public async Task<Visitor> VisitorAsync(string language, bool scripts = true, int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = scripts,
            Locale = language,
            ViewportSize = new() { Width = width, Height = width < 600 ? 640 : 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(await context.NewPageAsync(), language);
    }

    /// <summary>A page at another portal than the shared one, in a context of its own.</summary>
    public async Task<IPage> PageAsync(Uri address, string language)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = address.ToString(), Locale = language, ReducedMotion = ReducedMotion.Reduce });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _site.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowsingCollection : ICollectionFixture<Browsing>
{
    public const string Name = "browsing";
}
