using System.Net;
using System.Text;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

/// <summary>What every answer carries, and what every failure shows.</summary>
[Collection(ReadingCollection.Name)]
public sealed class HeadersAndErrors(PortalSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses =>
        ["/", "/fi/", "/ar/after", "/so/contacts", "/en/contacts/turku", "/sv/search?q=x", "/en/nothing-here", "/exit", "/api/places?q=Oulu", "/site.css", "/health/live"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_answer_sets_a_cookie_and_every_answer_has_the_policy(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, Stop);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/fi/ei-ole", "fi")]
    [InlineData("/ar/contacts/nowhere-at-all-xyz", "ar")]
    [InlineData("/so/after/none", "so")]
    [InlineData("/xx/after", "sv")]
    [InlineData("/nothing", "sv")]
    [InlineData("/error/500", "sv")]
    public async Task An_unknown_address_answers_404_with_help_in_the_nearest_language(string address, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Language", "sv");
        using var answer = await site.Visitor().SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await Pages.ReadAsync(answer);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "tel:112");
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "tel:+358295419800");
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"/{language}/contacts");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("BREW")]
    public async Task A_reading_page_refuses_every_method_but_reading(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/fi/after");
        using var answer = await site.Visitor().SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.MethodNotAllowed)]
    public async Task A_post_from_another_site_is_refused(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fi/after") { Content = new StringContent("x") };
        request.Headers.Add(header, value);
        using var answer = await site.Visitor().SendAsync(request, Stop);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("tel:112", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_strange_request_makes_the_portal_fail_or_talk()
    {
        const string canary = "kanarialintu";
        string[] targets =
        [
            "/fi/%00", "/fi/%FF%FE", "/fi/%C0%AF", "/fi/..%2f..%2fetc/passwd", "/%F0%9F%98%80", "/fi/after?q=%", "/fi/search?q=%ED%A0%80",
            "/fi/search?q=" + new string('a', 6000), "/fi/" + new string('b', 6000), "/api/places?q=%00&lang=%00", "/api/places", "/api/places?q=" + canary,
            "/fi/contacts?place=%E2%80%AE" + canary, "/fi/contacts?place=" + string.Concat(Enumerable.Repeat("%CC%81", 1000)), "/fi//after", "/FI/after",
            "/fi/after/", "/fi/after%20", "/fi/after;x=1", "/عربي", "/ar/بحث", "/fi/search?q[]=1&q=2&q=" + canary, "/fi/search?" + canary, "*", "/.%00", "/fi/contacts/%2e%2e",
        ];
        var visitor = site.Visitor();
        foreach (var target in targets)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(visitor.BaseAddress!, target.Split('?')[0] == "*" ? "/*" : target));
            request.Headers.TryAddWithoutValidation("Accept-Language", $"{canary};q=2,\u0000");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br;q=x, ,,gzip;q=0");
            request.Headers.TryAddWithoutValidation("If-None-Match", "\"" + canary);
            request.Headers.TryAddWithoutValidation("User-Agent", canary);
            using var answer = await visitor.SendAsync(request, Stop);
            Assert.True((int)answer.StatusCode < 500, $"{target} answered {(int)answer.StatusCode}");
        }

        Assert.DoesNotContain(site.Log, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("GET /fi/ HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET /fi/ HTTP/1.1\r\n\r\n")]
    [InlineData("GET // HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET  HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("\u0001\u0002\r\n\r\n")]
    [InlineData("GET /fi/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET http://elsewhere.example/fi/ HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task A_malformed_request_line_gets_an_answer_and_no_failure(string raw)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Visitor().BaseAddress!.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(raw), Stop);
        client.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        var status = await reader.ReadLineAsync(Stop);
        Assert.Matches("^(HTTP/1.1 [234]\\d\\d|)", status ?? "");
    }

    [Fact]
    public async Task Quick_exit_leads_away_and_clears_what_the_browser_kept()
    {
        using var answer = await site.Visitor().GetAsync("/exit", Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https", answer.Headers.Location!.Scheme);
        Assert.DoesNotContain("localhost", answer.Headers.Location.Host, StringComparison.Ordinal);
        Assert.Equal("\"cache\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Nothing_on_a_page_comes_from_anywhere_else()
    {
        foreach (var language in Language.All)
        {
            var page = await site.Visitor().OpenAsync($"/{language}/");
            var loaded = page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], img, iframe, source")
                .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href"));
            Assert.All(loaded, address => Assert.StartsWith("/", address, StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]), [onclick]"));
        }
    }
}
