using System.Net;
using System.Net.Http.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Search.Indexing;
using Portal.Features.Search.Suggesting;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

/// <summary>A person searches.</summary>
[Collection(ReadingCollection.Name)]
public sealed class SearchPages(PortalSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<IDocument> AskAsync(string query, string language = "fi") =>
        site.Visitor().OpenAsync($"/{language}/search?q={Uri.EscapeDataString(query)}");

    [Theory]
    [InlineData("fi", "pojastani huolissaan", "/fi/worried/my-child")]
    [InlineData("ar", "بدون اسم", "/ar/after/anonymity")]
    public async Task The_first_link_of_each_result_is_its_page(string language, string query, string expected)
    {
        var page = await AskAsync(query, language);
        var links = page.QuerySelectorAll("ol#results > li").Select(item => item.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(expected, links.Take(3));
        Assert.Equal(query, page.QuerySelector("#search-words")!.GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelectorAll("#results mark"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain(query, page.Title!, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".languages a"), link => link.GetAttribute("href")!.Contains("?q=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_found_still_helps()
    {
        var page = await AskAsync("xyzzyqwk");
        Assert.Null(page.QuerySelector("#results"));
        Assert.Equal(5, page.QuerySelectorAll(".useful a").Length);
        Assert.NotNull(page.QuerySelector(".contact a[href^='tel:']"));
    }

    [Fact]
    public async Task Nothing_typed_shows_where_to_begin()
    {
        var page = await site.Visitor().OpenAsync("/so/search");
        Assert.Equal(5, page.QuerySelectorAll(".useful a").Length);
        Assert.Null(page.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task What_is_typed_is_text_and_nothing_else()
    {
        var page = await AskAsync("<script>alert(1)</script> \"anonyymi\" \u202Eabc");
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.DoesNotContain('\u202E', page.DocumentElement.OuterHtml);
    }

    [Theory]
    [InlineData("%00%01")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%")]
    [InlineData("a%20AND%20(b%20OR%20*)~%5E%5B")]
    [InlineData("x&q=y&kind=contact&tongue=zz")]
    public async Task Any_query_string_gets_a_page(string raw)
    {
        using var response = await site.Visitor().GetAsync(new Uri($"/en/search?q={raw}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Nothing_typed_is_logged()
    {
        await AskAsync("salaisuuteni kvaakkuri");
        Assert.DoesNotContain(site.Log, line => line.Contains("kvaakkuri", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Before_the_first_index_stands_a_node_is_not_ready_and_a_search_waits_for_it()
    {
        await using var starting = new PortalSite().WithServices(services =>
            services.Remove(services.Single(service => service.ImplementationType == typeof(SearchIndexing))));
        await starting.InitializeAsync();
        using var early = await starting.Visitor().GetAsync("/health/ready", Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        var searching = starting.Visitor().OpenAsync("/fi/search?q=huoli");
        starting.Services.GetRequiredService<SearchIndexes>().Replace(Published.Index);
        Assert.NotEmpty((await searching).QuerySelectorAll("#results > li"));
        using var later = await starting.Visitor().GetAsync("/health/ready", Stop);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Browsers_learn_to_search_here()
    {
        var head = await site.Visitor().OpenAsync("/sv/");
        var address = head.QuerySelector("link[rel=search]")!.GetAttribute("href");
        var description = XDocument.Parse(await site.Visitor().GetStringAsync(new Uri(address!, UriKind.Relative), Stop));
        var template = description.Descendants().Single(element => element.Name.LocalName == "Url").Attribute("template")!.Value;
        Assert.StartsWith("http", template, StringComparison.Ordinal);
        Assert.EndsWith("/sv/search?q={searchTerms}", template, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fi", "nimet", "/fi/after/anonymity")]
    [InlineData("en", "my son has a gun", "/en/urgent")]
    public async Task What_is_being_written_is_suggested(string language, string typed, string address)
    {
        using var response = await site.Visitor().GetAsync(new Uri($"/api/suggest?q={Uri.EscapeDataString(typed)}&lang={language}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var suggestions = await response.Content.ReadFromJsonAsync<List<Suggestion>>(Stop);
        Assert.Contains(suggestions!, suggestion => suggestion.Address == address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=%ED%A0%80&lang=zz")]
    [InlineData("?q=%00%00%00&lang=ar")]
    public async Task Any_beginning_gets_an_answer(string query)
    {
        using var response = await site.Visitor().GetAsync(new Uri("/api/suggest" + query, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_result_leads_to_pages_about_the_same()
    {
        var results = await AskAsync("nimettömänä");
        var more = results.QuerySelector("#results a[href*='?like=']")!.GetAttribute("href")!;
        var like = await site.Visitor().OpenAsync(more);
        Assert.NotEmpty(like.QuerySelectorAll("#results > li"));
        Assert.Empty(like.QuerySelectorAll(".facets"));
    }

    [Fact]
    public async Task Results_can_be_narrowed_to_those_written_for_one()
    {
        var page = await AskAsync("salassapito");
        var facet = page.QuerySelectorAll(".facets a").First(link => link.GetAttribute("href")!.Contains("audience=professionals", StringComparison.Ordinal));
        var narrowed = await site.Visitor().OpenAsync(facet.GetAttribute("href")!);
        Assert.InRange(narrowed.QuerySelectorAll("#results > li").Length, 1, page.QuerySelectorAll("#results > li").Length - 1);
    }
}
