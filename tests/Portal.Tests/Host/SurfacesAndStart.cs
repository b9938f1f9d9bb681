using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Features.Search.Indexing;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

/// <summary>The two surfaces stay apart, and a production start without its safeguards does not happen.</summary>
public sealed class SurfacesAndStart
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_staff_node_serves_no_public_page()
    {
        await using var site = await StartedAsync(new PortalSite().With("Portal:Surfaces", "Staff"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/fi/after"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/api/places?q=Turku"));
        await site.Services.GetRequiredService<SearchIndexes>().Built.WaitAsync(Stop);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/health/ready"));
    }

    [Fact]
    public async Task A_process_with_both_surfaces_tells_them_apart_by_host()
    {
        await using var site = await StartedAsync(new PortalSite()
            .With("Portal:PublicAddress", "https://portal.example").With("Portal:StaffAddress", "https://desk.example"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/fi/after", "portal.example"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/fi/after", "desk.example"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/fi/after", "elsewhere.example"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://portal.example", null)]
    [InlineData("https://portal.example", "https://portal.example")]
    [InlineData("https://portal.example", "https://PORTAL.example:8443")]
    public async Task Outside_Development_both_surfaces_on_one_origin_do_not_start(string? publicAddress, string? staffAddress)
    {
        await using var site = Production();
        if (publicAddress is not null)
            site.With("Portal:PublicAddress", publicAddress);
        if (staffAddress is not null)
            site.With("Portal:StaffAddress", staffAddress);
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await site.InitializeAsync());
    }

    [Fact]
    public async Task Outside_Development_it_does_not_start_without_a_certificate_for_its_keys()
    {
        await using var site = new PortalSite().In(Environments.Production).With("Portal:Surfaces", "Public").With("Portal:PublicAddress", "https://portal.example");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await site.InitializeAsync());
    }

    [Fact]
    public async Task In_production_a_public_node_starts_and_asks_for_https_from_then_on()
    {
        await using var site = await StartedAsync(Production().With("Portal:Surfaces", "Public").With("Portal:PublicAddress", "https://portal.example"));
        using var answer = await site.Visitor().GetAsync("/fi/after", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("max-age", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        var page = await Pages.ReadAsync(answer);
        Assert.Equal("https://portal.example/fi/after", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Raised_log_levels_still_log_no_request()
    {
        await using var site = await StartedAsync(new PortalSite()
            .With("Logging:LogLevel:Default", "Trace").With("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")
            .With("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware", "Trace"));
        await StatusAsync(site, "/fi/contacts?place=kanarialintu");
        await StatusAsync(site, "/fi/search?q=kanarialintu");
        await StatusAsync(site, "/fi/kanarialintu");
        Assert.DoesNotContain(site.Log, line => line.Contains("kanarialintu", StringComparison.Ordinal));
    }

    private static async Task<PortalSite> StartedAsync(PortalSite site)
    {
        await site.InitializeAsync();
        return site;
    }

    private static async Task<HttpStatusCode> StatusAsync(PortalSite site, string address, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        using var answer = await site.Visitor().SendAsync(request, Stop);
        return answer.StatusCode;
    }

    /// <summary>A portal as an operator starts it, with a certificate made for this test alone.</summary>
    internal static PortalSite Production() => AsProduction(new PortalSite());

    internal static PortalSite AsProduction(PortalSite site)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=portal-test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-key-").FullName, "keys.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "test"));
        return site.In(Environments.Production)
            .With("Portal:Keys:CertificatePath", file).With("Portal:Keys:CertificatePassword", "test");
    }
}
