using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Anchors;
using Portal.Features.Content;
using Portal.Features.Content.Handouts;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>A paper somebody can hand on: it leads to help and its outside gives nothing away.</summary>
[Collection(ReadingCollection.Name)]
public sealed class HandoutTests(PortalSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IReadOnlyList<Municipality> Places => site.Services.GetRequiredService<PublishedContent>().Current.Directory.Municipalities;

    private static IEnumerable<HandoutLanguages> Pairs => Language.All.SelectMany(first =>
        Language.All.Where(second => second != first).Select(second => new HandoutLanguages(first, second)).Append(new HandoutLanguages(first, null)));

    [Fact]
    public void Every_municipality_and_language_pair_has_an_address_of_its_own()
    {
        var addresses = Places.SelectMany(place => Pairs.Select(pair => new ShortAddress(place.Code, pair))).ToList();
        Assert.Equal(addresses.Count, addresses.Select(address => address.Digits).Distinct().Count());
        Assert.All(addresses, address =>
        {
            Assert.True(ShortAddress.TryParse(address.Digits, out var read));
            Assert.Equal(address, read);
        });
    }

    [Fact]
    public void A_slip_of_the_finger_leads_nowhere_wrong()
    {
        var digits = new ShortAddress(Places[0].Code, new HandoutLanguages(Language.Somali, Language.Finnish)).Digits;
        for (var place = 0; place < digits.Length; place++)
        {
            foreach (var wrong in "0123456789".Where(digit => digit != digits[place]))
                Assert.False(ShortAddress.TryParse(digits[..place] + wrong + digits[(place + 1)..], out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("85351x")]
    [InlineData("٨٥٣٥٧")]
    [InlineData("8535585")]
    public void Anything_else_is_no_address(string typed) => Assert.False(ShortAddress.TryParse(typed, out _));

    [Theory]
    [InlineData("fi", "fi")]
    [InlineData("so", "so")]
    [InlineData("ru", "so")]
    [InlineData(null, "so")]
    public async Task A_short_address_opens_the_municipality_in_a_language_of_the_paper(string? wanted, string expected)
    {
        var turku = Places.Single(place => place.Slug == "turku");
        using var asked = new HttpRequestMessage(HttpMethod.Get, new ShortAddress(turku.Code, new HandoutLanguages(Language.Somali, Language.Finnish)).Path);
        if (wanted is not null)
            asked.Headers.Add("Accept-Language", wanted);
        using var answer = await site.Visitor().SendAsync(asked, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/{expected}/contacts/turku", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("card", "so-fi")]
    [InlineData("leaflet", "ar")]
    [InlineData("card", "sv")]
    [InlineData("leaflet", "en-ar")]
    public async Task The_outside_says_nothing_of_the_topic_and_the_inside_has_the_numbers(string form, string languages)
    {
        var page = await site.Visitor().OpenAsync($"/fi/communities/handouts/turku/{form}/{languages}");
        var sheets = page.QuerySelectorAll(".sheet");
        Assert.Equal(2, sheets.Length);
        var outside = sheets[0].TextContent;
        foreach (var word in new[] { "radikal", "huol", "poliisi", "polis", "Ankkuri", "Ankar", "تطرّف", "شرطة", "قلق", "booliis", "walaac", "worr" })
            Assert.DoesNotContain(word, outside, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(sheets[0].QuerySelector("svg.qr path"));
        Assert.Contains("/k/853", sheets[0].QuerySelector(".short")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("112", sheets[1].TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(sheets[1].QuerySelectorAll(".number"));
        Assert.Equal(2, sheets[1].QuerySelectorAll(".panel").Length);
        foreach (var code in languages.Split('-'))
            Assert.NotNull(sheets[1].QuerySelector($".panel[lang={code}], .sheet[lang={code}] .panel"));
    }

    [Theory]
    [InlineData("/fi/communities/handouts/turku/poster/fi")]
    [InlineData("/fi/communities/handouts/turku/card/fi-fi")]
    [InlineData("/fi/communities/handouts/turku/card/de")]
    [InlineData("/fi/communities/handouts/nowhere/card/fi")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_place_nobody_knows_is_asked_again_and_what_was_chosen_stays()
    {
        var page = await site.Visitor().OpenAsync("/en/communities/handouts?place=Xyzzyqwk&first=so&second=fi&form=leaflet");
        Assert.Contains("Xyzzyqwk", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Xyzzyqwk", page.QuerySelector("#place")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#first option[value=so][selected]"));
        Assert.NotNull(page.QuerySelector("#second option[value=fi][selected]"));
        Assert.NotNull(page.QuerySelector("input[value=leaflet][checked]"));
    }

    [Fact]
    public async Task The_saved_file_stands_alone()
    {
        foreach (var language in Language.All)
        {
            using var answer = await site.Visitor().GetAsync($"/{language}/communities/handouts/pages", Stop);
            Assert.Equal($"attachment; filename=\"{language}.html\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
            var page = await Pages.ReadAsync(answer);
            Assert.NotEqual("", page.QuerySelector("style")!.TextContent.Trim());
            Assert.Empty(page.QuerySelectorAll("script, img, link, .open-now"));
            Assert.True(page.QuerySelectorAll("article").Length > 20);
            Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        }
    }
}
