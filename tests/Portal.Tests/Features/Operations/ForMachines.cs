using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Search.Indexing;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Operations;

/// <summary>What search engines, finders of faults and load balancers ask for.</summary>
[Collection(ReadingCollection.Name)]
public sealed class ForMachines(PortalSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sitemap_names_every_page_in_five_languages_and_each_entry_its_siblings()
    {
        var map = XDocument.Parse(await site.Visitor().GetStringAsync("/sitemap.xml", Stop));
        XNamespace links = "http://www.w3.org/1999/xhtml";
        var entries = map.Root!.Elements().ToDictionary(
            entry => entry.Elements().First(element => element.Name.LocalName == "loc").Value,
            entry => entry.Elements(links + "link").ToDictionary(link => link.Attribute("hreflang")!.Value, link => link.Attribute("href")!.Value));
        Assert.All(Language.All, language => Assert.Contains($"/{language}/after/for-you", entries.Keys));
        Assert.All(Language.All, language => Assert.Contains($"/{language}/contacts/jyvaskyla", entries.Keys));
        Assert.Equal("/ar/after", entries["/so/after"]["ar"]);
        Assert.All(entries.Values, siblings => Assert.Equal(5, siblings.Count));
        Assert.DoesNotContain(entries.Keys, address => address.Contains("search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Robots_are_kept_from_quick_exit_and_shown_the_map()
    {
        var robots = await site.Visitor().GetStringAsync("/robots.txt", Stop);
        Assert.Contains("Disallow: /exit", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: ", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finder_of_faults_is_told_where_to_write_and_until_when_that_holds()
    {
        var text = await site.Visitor().GetStringAsync("/.well-known/security.txt", Stop);
        var fields = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.True(fields.ContainsKey("Contact"));
        var expires = DateTimeOffset.Parse(fields["Expires"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires, DateTimeOffset.UtcNow.AddMonths(5), DateTimeOffset.UtcNow.AddMonths(12));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_healthy_node_says_so(string address)
    {
        await site.Services.GetRequiredService<SearchIndexes>().Built.WaitAsync(Stop);
        using var answer = await site.Visitor().GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData("/fi/search?q=huoli", true)]
    [InlineData("/fi/contacts?place=Uusimaa", true)]
    [InlineData("/fi/nowhere", true)]
    [InlineData("/fi/after", false)]
    public async Task Only_pages_meant_to_be_found_are_found(string address, bool hidden)
    {
        using var answer = await site.Visitor().GetAsync(address, Stop);
        var page = await Pages.ReadAsync(answer);
        Assert.Equal(hidden, page.QuerySelector("meta[name=robots][content=noindex]") is not null);
    }
}
