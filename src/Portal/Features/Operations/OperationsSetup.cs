using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Cases;
using Portal.Features.Content;
using Portal.Features.Operations.Administration;
using Portal.Features.Operations.Backups;
using Portal.Features.Search.Indexing;
using Portal.Localization;

namespace Portal.Features.Operations;

internal static class OperationsSetup
{
    internal static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<SecurityContactOptions>().BindConfiguration(SecurityContactOptions.Section);
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section);
        services.AddSingleton<BackupKeys>();
        services.AddHostedService<Opening>();
        services.AddScoped<TeamOffice>();
        services.AddSingleton(new StaffDoor("/staff/admin/teams", () => Texts.StaffTeamsTitle, StaffPolicies.Administrator, 70));
        services.AddSingleton(new StaffDoor("/staff/admin/members", () => Texts.StaffMembersTitle, StaffPolicies.Administrator, 80));
        services.AddSingleton(new StaffDoor("/staff/search/missed", () => Texts.StaffMissedTitle, StaffPolicies.Administrator, 90));
        services.AddSingleton(provider => new PlaceNames(() => MunicipalityNames(provider.GetRequiredService<PublishedContent>())));
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<ContentHealth>("content", tags: ["ready"])
            .AddCheck<SearchHealth>("search", tags: ["ready"]);
        return services;
    }

    internal static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapGet("/robots.txt", Robots);
        app.MapGet("/sitemap.xml", Sitemap);
        app.MapGet("/.well-known/security.txt", SecurityText);
    }

    private static IEnumerable<KeyValuePair<string, string>> MunicipalityNames(PublishedContent published)
    {
        var reader = StaffLanguages.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return published.Current.Directory.Municipalities
            .Select(each => KeyValuePair.Create(each.Code.ToString(), each.Names.In(reader))).DistinctBy(each => each.Key);
    }

    private static ContentHttpResult Robots(SiteNavigation site) => TypedResults.Text(
        $"""
        User-agent: *
        Disallow: /exit
        Disallow: /api/
        Disallow: /k/
        Sitemap: {site.Absolute("/sitemap.xml")}

        """.ReplaceLineEndings("\n"));

    private static ContentHttpResult Sitemap(PublishedContent published, SiteNavigation site)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            SitemapWriter.Write(writer, published.Current, site);
        }

        return TypedResults.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml, "application/xml", Encoding.UTF8);
    }

    /// <summary>RFC 9116. Without an address from the operator it leads to the page that says who is responsible.</summary>
    private static ContentHttpResult SecurityText(IOptions<SecurityContactOptions> contact, SiteNavigation site, TimeProvider clock) =>
        TypedResults.Text(string.Create(CultureInfo.InvariantCulture,
            $"""
            Contact: {contact.Value.Contact ?? site.Absolute("/en/about")}
            Expires: {clock.GetUtcNow().AddMonths(6):yyyy-MM-dd'T'HH:mm:ss'Z'}
            Preferred-Languages: {string.Join(", ", Language.All.Take(3))}
            Canonical: {site.Absolute("/.well-known/security.txt")}

            """).ReplaceLineEndings("\n"));
}

public sealed class SecurityContactOptions
{
    public const string Section = "Portal:Security";

    /// <summary>Where a finder of a fault writes: a mailto: or https: address of the operator.</summary>
    public string? Contact { get; set; }
}

internal sealed class DatabaseHealth(PortalDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}

internal sealed class ContentHealth(PublishedContent published) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(published.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

internal sealed class SearchHealth(SearchIndexes indexes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(indexes.Built.IsCompleted ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
