using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>Way 1: a person reads a page in her language.</summary>
[Collection(ReadingCollection.Name)]
public sealed class ReadingPages(PortalSite site)
{
    public static readonly string[] Promised =
    [
        "home", "urgent", "worried", "understand/signs", "understand/not-a-sign", "after", "after/for-you",
        "after/for-the-person", "after/anonymity", "anchor", "contacts", "safe-browsing", "privacy", "accessibility", "share",
    ];

    public static MatrixTheoryData<string, string> PromisedInEveryLanguage => new(Promised, Language.All.Select(language => language.Code));

    [Theory]
    [MemberData(nameof(PromisedInEveryLanguage))]
    public async Task A_promised_page_reads_in_its_own_language(string page, string code)
    {
        Assert.True(Language.TryParse(code, out var language));
        var document = await site.Visitor().OpenAsync(PublishedPage.AddressOf(Id(page), language));

        Assert.Equal(code, document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(code == "ar" ? "rtl" : "ltr", document.DocumentElement.GetAttribute("dir"));
        Assert.Single(document.QuerySelectorAll("h1"));
        Assert.True(document.Text("main").Length > 300, "the page has real text");
        Assert.Equal("tel:112", document.QuerySelector(".strip a")!.GetAttribute("href"));
        Assert.Equal("/exit", document.QuerySelector(".strip .exit")!.GetAttribute("href"));
        Assert.Contains("112", document.Text(".help-box"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_language_stays_on_the_page()
    {
        var document = await site.Visitor().OpenAsync("/so/after/for-you");
        var links = document.QuerySelectorAll(".languages a").Select(link => link.GetAttribute("href"));
        Assert.Equal(["/fi/after/for-you", "/sv/after/for-you", "/en/after/for-you", "/ar/after/for-you"], links);
        Assert.Equal("Soomaali", document.Text(".languages [aria-current]"));
    }

    [Fact]
    public async Task No_link_on_any_page_leads_nowhere()
    {
        var snapshot = site.Services.GetRequiredService<PublishedContent>().Current;
        var visitor = site.Visitor();
        var seen = new HashSet<string>();
        var broken = new List<string>();
        foreach (var page in snapshot.Visitable)
        {
            foreach (var language in new[] { Language.Finnish, Language.Arabic })
            {
                var document = await visitor.OpenAsync(page.Address(language));
                var links = document.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/']")
                    .Select(link => (link.GetAttribute("href") ?? link.GetAttribute("src"))!.Split('#')[0])
                    .Where(link => link.Length > 0 && link != "/exit" && seen.Add(link));
                foreach (var link in links)
                {
                    using var answer = await visitor.GetAsync(link, TestContext.Current.CancellationToken);
                    if (answer.StatusCode != HttpStatusCode.OK)
                        broken.Add($"{page.Id} → {link}: {(int)answer.StatusCode}");
                }

                broken.AddRange(document.QuerySelectorAll("main a[href^='#']").Select(link => link.GetAttribute("href")![1..])
                    .Where(id => document.GetElementById(id) is null).Select(id => $"{page.Id} → #{id}"));
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task Numbers_are_links_that_dial_from_abroad_too_and_112_dials_as_it_is()
    {
        var document = await site.Visitor().OpenAsync("/ar/contacts/oulu");
        var numbers = document.QuerySelectorAll("main a.phone").ToLookup(link => link.GetAttribute("href")!, link => link.TextContent.Trim(), StringComparer.Ordinal);
        Assert.Equal("0295 465 914", numbers["tel:+358295465914"].First());
        Assert.All(document.QuerySelectorAll("main a.phone"), link => Assert.Equal("ltr", link.QuerySelector("bdi")?.GetAttribute("dir")));
        Assert.Contains(document.QuerySelectorAll("a"), link => link.GetAttribute("href") == "tel:112");
    }

    [Fact]
    public async Task A_page_says_how_far_its_translation_was_checked()
    {
        var document = await site.Visitor().OpenAsync("/so/after");
        var waits = Texts.ResourceManager.GetString(nameof(Texts.TranslationWaits), Language.Somali.Culture)!;
        Assert.Contains(waits, document.Text(".provenance"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv-FI,sv;q=0.9,en;q=0.5", "/sv/")]
    [InlineData("so", "/so/")]
    [InlineData("ar-IQ", "/ar/")]
    [InlineData("de, fr;q=0.9", "/fi/")]
    [InlineData("fi;q=0, en", "/en/")]
    [InlineData("***;;q=x", "/fi/")]
    [InlineData("", "/fi/")]
    public async Task The_root_sends_each_reader_to_the_best_language(string accepted, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var answer = await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task No_other_address_looks_at_the_readers_language()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fi/after");
        request.Headers.TryAddWithoutValidation("Accept-Language", "ar");
        using var answer = await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("fi", (await Pages.ReadAsync(answer)).DocumentElement.GetAttribute("lang"));
    }

    private static PageId Id(string value) => PageId.TryParse(value, out var id) ? id : throw new ArgumentException(value);
}
