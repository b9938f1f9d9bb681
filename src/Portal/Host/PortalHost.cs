using System.Text.Encodings.Web;
using System.Text.Unicode;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Anchors;
using Portal.Features.Cases;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Browser;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Mailbox;
using Portal.Features.Content;
using Portal.Features.Content.Alerts;
using Portal.Features.Content.Contacts;
using Portal.Features.Content.Events;
using Portal.Features.Content.Handouts;
using Portal.Features.Home;
using Portal.Features.Notifications;
using Portal.Features.Operations;
using Portal.Features.Operations.Sample;
using Portal.Features.Search;
using Portal.Features.Shared;
using Portal.Host.Keeping;

namespace Portal.Host;

/// <summary>The house in one screen: what it is made of, and what a request meets in which order.</summary>
internal static class PortalHost
{
    internal static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
        return 0;
    }

    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        AddPortal(builder);
        var app = builder.Build();
        UsePortal(app);
        return app;
    }

    /// <summary>Every service of the portal. Operations verbs use the same registrations without listening.</summary>
    internal static void AddPortal(WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateScopes, options.ValidateOnBuild) = (true, true));
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.AddPortalLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSurfaces(builder.Configuration, builder.Environment);
        builder.Services.AddProxyTrust(builder.Configuration);
        builder.Services.AddPortalData(builder.Configuration, builder.Environment.ContentRootPath);
        // First among what starts: the database must stand before keys are read from it.
        builder.Services.AddOperations();
        builder.Services.AddPortalKeys(builder.Configuration, builder.Environment);
        builder.Services.AddKeptPages();
        builder.Services.AddLanguageRouting();
        builder.Services.AddShared();
        builder.Services.AddAnchors();
        builder.Services.AddContent();
        builder.Services.AddSearch();
        builder.Services.AddConcerns();
        builder.Services.AddNotifications(builder.Configuration, builder.Environment);
        builder.Services.AddAccounts(builder.Environment);
        builder.Services.AddCases(builder.Configuration, builder.Environment);
        builder.Services.AddDevelopmentSample(builder.Configuration, builder.Environment);
        builder.Services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Features";
            options.Conventions.Add(new PublicPagesHaveNoToken());
            options.Conventions.ConfigureFilter(new OnlyDeclaredMethods());
        });
    }

    internal static void UsePortal(WebApplication app)
    {
        app.UseMiddleware<KeptPages>();
        app.UseMiddleware<WholeBodies>();
        app.UseForwardedHeaders();
        app.UseErrorPages();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Surfaces>();
        app.UseRouting();
        app.UseMiddleware<LanguageRouting>();
        app.UseMiddleware<Keeping.Keeping>();
        app.UseAuthorization();
        app.UseMiddleware<StaffPages>();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapHome();
        app.MapPlaces();
        app.MapAlerts();
        app.MapEvents();
        app.MapHandouts();
        app.MapSearch();
        app.MapAccounts();
        app.MapCases();
        app.MapConcerns();
        app.MapBrowserWay();
        app.MapMailbox();
        app.MapOperations();
    }
}
