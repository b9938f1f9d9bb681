using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Host;
using Portal.Tests.Host;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>The staff side as an operator runs it: its own host, hardened cookies, and nothing of it on the public side.</summary>
public sealed class StaffSurface
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_production_the_cookies_are_bound_to_the_staff_host_and_to_https()
    {
        await using var staff = await StaffSite.StartAsync(site => Operated(site));
        var member = await staff.MemberAsync();
        var jar = new Dictionary<string, string>();
        var form = await AskAsync(staff, jar, HttpMethod.Get, "/staff/sign-in");
        AssertHardened(form, "__Host-staff-form", "strict");

        var first = await AskAsync(staff, jar, HttpMethod.Post, "/staff/sign-in", await FieldsAsync(form, ("address", member.Address), ("password", member.Password)));
        AssertHardened(first, "__Host-staff-second", "strict");
        var asked = await AskAsync(staff, jar, HttpMethod.Get, "/staff/sign-in/code");
        var second = await AskAsync(staff, jar, HttpMethod.Post, "/staff/sign-in/code", await FieldsAsync(asked, ("code", member.CodeAt(staff.Clock.GetUtcNow()))));
        AssertHardened(second, "__Host-staff", "lax");

        var desk = await AskAsync(staff, jar, HttpMethod.Get, "/staff");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Contains("no-store", desk.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_host_serves_its_own_side_and_both_serve_styles()
    {
        await using var staff = await StaffSite.StartAsync(site => Operated(site));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(staff, [], HttpMethod.Get, "/staff/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(staff, [], HttpMethod.Get, "/fi/after")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(staff, [], HttpMethod.Get, "/staff/sign-in", host: "portal.example")).StatusCode);
        foreach (var host in new[] { "desk.example", "portal.example" })
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(staff, [], HttpMethod.Get, "/site.css", host: host)).StatusCode);
    }

    [Fact]
    public async Task A_public_node_maps_no_staff_page()
    {
        await using var site = new PortalSite().With("Portal:Surfaces", "Public");
        await site.InitializeAsync();
        Assert.DoesNotContain(Routes(site), route => route.Metadata.GetMetadata<StaffSurfaceAttribute>() is not null);
        Assert.Contains(Routes(site), route => route.RoutePattern.RawText == "{lang:language}/{**slug}");
    }

    [Fact]
    public async Task Every_staff_page_says_who_may_open_it_and_stands_below_staff()
    {
        await using var site = new PortalSite();
        await site.InitializeAsync();
        foreach (var route in Routes(site))
        {
            var isStaff = route.Metadata.GetMetadata<StaffSurfaceAttribute>() is not null;
            Assert.Equal(isStaff, route.RoutePattern.RawText!.Split('/')[0] == "staff");
            if (isStaff)
                Assert.True(route.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null || route.Metadata.GetMetadata<IAllowAnonymous>() is not null, route.RoutePattern.RawText);
        }
    }

    [Theory]
    [InlineData("Mail:Host", "")]
    [InlineData("Mail:Way", "Folder")]
    [InlineData("Mail:Security", "None")]
    public async Task Outside_Development_a_staff_node_without_a_real_mail_server_does_not_start(string key, string value)
    {
        await using var site = Operated(SurfacesAndStart.Production()).With(key, value);
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await site.InitializeAsync());
    }

    [Fact]
    public async Task The_sample_is_there_in_Development_and_nowhere_else()
    {
        await using var local = new PortalSite().With("Development:Sample", "true");
        await local.InitializeAsync();
        Assert.NotEmpty(local.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Portal.Features.Operations.Sample.SampleFilling>());

        await using var real = Operated(SurfacesAndStart.Production()).With("Development:Sample", "true");
        await real.InitializeAsync();
        Assert.Empty(real.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Portal.Features.Operations.Sample.SampleFilling>());
        Assert.Empty(real.Services.CreateScope().ServiceProvider.GetServices<Portal.Features.Accounts.IDevelopmentSample>());
    }

    private static PortalSite Operated(PortalSite site) => SurfacesAndStart.AsProduction(site)
        .With("Portal:PublicAddress", "https://portal.example").With("Portal:StaffAddress", "https://desk.example")
        .With("Portal:TrustedProxies:0", "127.0.0.1").With("Mail:Host", "mail.example").With("Mail:From", "portal@portal.example");

    private static IEnumerable<RouteEndpoint> Routes(PortalSite site) => site.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.All(item => item.GetType().Name != "StaticAssetDescriptor"));

    private static async Task<HttpResponseMessage> AskAsync(
        StaffSite staff, Dictionary<string, string> jar, HttpMethod method, string address, HttpContent? content = null, string host = "desk.example")
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (jar.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", jar.Select(pair => $"{pair.Key}={pair.Value}")));
        var answer = await staff.Site.Visitor().SendAsync(request, Stop);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set.Select(each => each.Split(';')[0].Split('=', 2)))
                jar[cookie[0]] = cookie[1];
        }

        return answer;
    }

    private static async Task<FormUrlEncodedContent> FieldsAsync(HttpResponseMessage shown, params (string Name, string Value)[] values)
    {
        var page = await Pages.ReadAsync(shown);
        var token = page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
    }

    private static void AssertHardened(HttpResponseMessage answer, string name, string sameSite)
    {
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), each => each.StartsWith(name + "=", StringComparison.Ordinal) && each.Split(';')[0].Length > name.Length + 1);
        foreach (var attribute in new[] { "path=/", "secure", "httponly", "samesite=" + sameSite })
            Assert.Contains(attribute, cookie.Split("; "));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
