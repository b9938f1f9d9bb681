using Microsoft.Playwright;
using Portal.Browser.Tests.Support;

namespace Portal.Browser.Tests.Reading;

/// <summary>Way 1 as people walk it: in Finnish and Arabic, with scripts and without.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class ReadingJourneys(Browsing browsing)
{
    public static MatrixTheoryData<string, bool> Everyone => new(["fi", "ar"], [true, false]);

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_mother_finds_out_what_happens_if_she_tells(string language, bool scripts)
    {
        await using var mother = await browsing.VisitorAsync(language, scripts, width: 320);
        await mother.OpensAsync("");
        await mother.OpensDoorAsync(1);
        Assert.Equal($"/{language}/after", mother.Address);
        await Assertions.Expect(mother.Page.Locator("ol > li")).Not.ToHaveCountAsync(0);
        await mother.SwitchesToAsync("Soomaali");
        Assert.Equal("/so/after", mother.Address);
        Assert.False(await mother.ScrollsSidewaysAsync());
    }

    [Theory]
    [InlineData("fi", "Åbo", true, "/fi/contacts/turku")]
    [InlineData("fi", "asun Jyväskylässä", false, "/fi/contacts/jyvaskyla")]
    [InlineData("ar", "توركو", true, "/ar/contacts/turku")]
    [InlineData("ar", "00100", false, "/ar/contacts/helsinki")]
    public async Task A_person_finds_who_helps_where_she_lives(string language, string place, bool scripts, string expected)
    {
        await using var person = await browsing.VisitorAsync(language, scripts);
        await person.OpensAsync("");
        await person.LooksForThePlaceAsync(place);
        Assert.Equal(expected, person.Address);
        await Assertions.Expect(person.Page.Locator("main a.phone").First).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_place_nobody_knows_keeps_what_was_typed_and_says_what_to_do(string language, bool scripts)
    {
        await using var person = await browsing.VisitorAsync(language, scripts);
        await person.OpensAsync("contacts");
        await person.LooksForThePlaceAsync("Xyzzyqwk");
        await Assertions.Expect(person.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(person.Page.Locator("input[name=place]")).ToHaveValueAsync("Xyzzyqwk");
        await Assertions.Expect(person.Page.Locator("input[name=place]")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(person.Page.Locator(".a-to-z a").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("fi", "mitä ilmoituksesta seuraa", true)]
    [InlineData("fi", "huolta pojastani", false)]
    [InlineData("ar", "ماذا يحدث بعد", true)]
    [InlineData("ar", "القلق على ابني", false)]
    public async Task A_search_leads_to_pages_in_the_readers_language(string language, string words, bool scripts)
    {
        await using var reader = await browsing.VisitorAsync(language, scripts);
        await reader.OpensAsync("");
        await reader.SearchesAsync(words);
        await Assertions.Expect(reader.Results).Not.ToHaveCountAsync(0);
        await reader.Results.First.Locator("a").First.ClickAsync();
        Assert.StartsWith($"/{language}/", reader.Address, StringComparison.Ordinal);
        Assert.NotEmpty(await reader.HeadingAsync());
    }

    [Fact]
    public async Task Suggestions_come_while_typing_and_nothing_is_stored()
    {
        await using var person = await browsing.VisitorAsync("so");
        await person.OpensAsync("");
        await person.Page.Locator("input[name=place]").PressSequentiallyAsync("Tamp");
        await Assertions.Expect(person.Page.Locator("datalist option[value=Tampere]")).ToHaveCountAsync(1);
        Assert.Equal("0 0 ", await person.Page.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length} ${document.cookie}`"));
    }
}
