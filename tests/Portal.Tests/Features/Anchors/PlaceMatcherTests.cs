using System.Diagnostics;
using CsCheck;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Localization;

namespace Portal.Tests.Features.Anchors;

public sealed class PlaceMatcherTests
{
    private static AnchorDirectory Directory => PublishedDirectory.Directory;

    public static TheoryData<string> LargestTowns =>
    [
        "091 Helsingissä Helsingistä Helsinkiin", "049 Espoossa Espoosta Espooseen", "837 Tampereella Tampereelta Tampereelle",
        "092 Vantaalla Vantaalta Vantaalle", "564 Oulussa Oulusta Ouluun", "853 Turussa Turusta Turkuun",
        "179 Jyväskylässä Jyväskylästä Jyväskylään", "297 Kuopiossa Kuopiosta Kuopioon", "398 Lahdessa Lahdesta Lahteen",
        "609 Porissa Porista Poriin", "286 Kouvolassa Kouvolasta Kouvolaan", "167 Joensuussa Joensuusta Joensuuhun",
        "405 Lappeenrannassa Lappeenrannasta Lappeenrantaan", "109 Hämeenlinnassa Hämeenlinnasta Hämeenlinnaan",
        "905 Vaasassa Vaasasta Vaasaan", "743 Seinäjoella Seinäjoelta Seinäjoelle", "698 Rovaniemellä Rovaniemeltä Rovaniemelle",
        "491 Mikkelissä Mikkelistä Mikkeliin", "285 Kotkassa Kotkasta Kotkaan", "734 Salossa Salosta Saloon",
        "638 Porvoossa Porvoosta Porvooseen", "272 Kokkolassa Kokkolasta Kokkolaan", "444 Lohjalla Lohjalta Lohjalle",
        "106 Hyvinkäällä Hyvinkäältä Hyvinkäälle", "543 Nurmijärvellä Nurmijärveltä Nurmijärvelle",
        "186 Järvenpäässä Järvenpäästä Järvenpäähän", "684 Raumalla Raumalta Raumalle", "858 Tuusulassa Tuusulasta Tuusulaan",
        "257 Kirkkonummella Kirkkonummelta Kirkkonummelle", "205 Kajaanissa Kajaanista Kajaaniin", "245 Keravalla Keravalta Keravalle",
        "740 Savonlinnassa Savonlinnasta Savonlinnaan", "536 Nokialla Nokialta Nokialle", "211 Kangasalla Kangasalta Kangasalle",
        "980 Ylöjärvellä Ylöjärveltä Ylöjärvelle", "927 Vihdissä Vihdistä Vihtiin", "694 Riihimäellä Riihimäeltä Riihimäelle",
        "710 Raaseporissa Raaseporista Raaseporiin", "153 Imatralla Imatralta Imatralle", "680 Raisiossa Raisiosta Raisioon",
    ];

    [Fact]
    public void Find_EveryMunicipalityByItsFinnishAndSwedishName_PutsItFirst()
    {
        var missed = Directory.Municipalities
            .SelectMany(each => new[] { (each, Language.Finnish), (each, Language.Swedish) })
            .Where(pair => First(pair.each.Names.In(pair.Item2), pair.Item2)?.Code != pair.each.Code)
            .Select(pair => pair.each.Names.In(pair.Item2));

        Assert.Empty(missed);
    }

    [Fact]
    public void Find_EveryMunicipalityInPlainLetters_FindsIt()
    {
        var missed = Directory.Municipalities
            .Where(each => Find(each.Slug.ToUpperInvariant(), Language.English).All(match => match.Code != each.Code))
            .Select(each => each.Slug);

        Assert.Empty(missed);
    }

    [Fact]
    public void Find_EveryOtherNameAndAlias_FindsTheMunicipality()
    {
        var missed = Directory.Municipalities
            .SelectMany(each => each.Names.All().Concat(each.Sami.Values).Concat(each.Aliases).Select(name => (each, name)))
            .Where(pair => Find(pair.name, Language.Finnish).All(match => match.Code != pair.each.Code))
            .Select(pair => pair.name);

        Assert.Empty(missed);
    }

    [Fact]
    public void Find_EveryMunicipalityBent_FindsIt()
    {
        var missed = Directory.Municipalities
            .Select(each => (each, genitive: FinnishForms.Stems(PlaceText.Fold(each.Names.Finnish)).Select(stem => stem + "ssa")))
            .Where(pair => !pair.genitive.Any(form => Find(form, Language.Finnish).Any(match => match.Code == pair.each.Code)))
            .Select(pair => pair.each.Names.Finnish);

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(LargestTowns))]
    public void Find_ALargeTownInAPlaceCase_FindsOnlyIt(string codeAndForms)
    {
        var words = codeAndForms.Split(' ');

        Assert.All(words[1..], form => Assert.Equal(words[0], Assert.Single(Find(form, Language.Finnish)).Code?.ToString()));
    }

    [Fact]
    public void Find_EveryFormerMunicipality_LeadsToTodays()
    {
        var missed = Directory.Former
            .SelectMany(former => new[] { former.Names.Finnish, former.Names.In(Language.Swedish) }.Select(name => (former, name)))
            .Where(pair => Find(pair.name, Language.Finnish).All(match => match.Code != pair.former.Municipality))
            .Select(pair => pair.name);

        Assert.Equal(157, Directory.Former.Count);
        Assert.Empty(missed);
    }

    [Fact]
    public void Find_EveryPostcode_LeadsToItsMunicipality()
    {
        var missed = Directory.Postcodes
            .Where(pair => First(pair.Key, Language.Finnish) is not { Kind: PlaceKind.Postcode } match || match.Code != pair.Value)
            .Select(pair => pair.Key);

        Assert.Empty(missed);
    }

    [Fact]
    public void Find_WhenTheNameIsExact_DoesNotGuessAtSimilarOnes()
    {
        Assert.Equal("240", Assert.Single(Find("Kemi", Language.Finnish)).Code?.ToString());
        Assert.Equal("322", Assert.Single(Find("Kemiö", Language.Finnish)).Code?.ToString());
    }

    [Fact]
    public void Find_WhenSeveralPlacesShareTheName_AsksByReturningAll()
    {
        Assert.Equal([PlaceKind.Region, PlaceKind.Former], Find("Lappi", Language.Finnish).Select(match => match.Kind));
        Assert.Equal(2, Find("Längelmäki", Language.Finnish).Count);
    }

    [Fact]
    public void Find_ARegion_NamesItsMunicipalitiesAndNoSingleOne()
    {
        var region = Assert.Single(Find("Uusimaa", Language.Swedish));

        Assert.Equal(("Nyland", null, 26), (region.Name, region.Code, region.Municipalities.Count));
        Assert.Null(region.PoliceDepartment);
    }

    [Fact]
    public void Find_APlaceAbroad_HasNoMunicipality()
    {
        var match = Assert.Single(Find("Ruotsissa", Language.English));

        Assert.Equal((PlaceKind.Abroad, "Sweden"), (match.Kind, match.Name));
        Assert.Empty(match.Municipalities);
    }

    [Fact]
    public void Find_SaysWhoIsResponsible()
    {
        var match = Assert.Single(Find("Åbo", Language.Swedish));

        Assert.Equal(("Åbo", "lounais-suomi", "turku"), (match.Name, match.PoliceDepartment, match.Team));
    }

    [Theory]
    [InlineData("jyv", 10)]
    [InlineData("ka", 7)]
    public void Find_WhileTheNameIsBeingTyped_SuggestsNoMoreThanAsked(string begun, int max)
    {
        var suggestions = Directory.Places.Find(begun, Language.Finnish, max);

        Assert.InRange(suggestions.Count, 1, max);
    }

    [Fact]
    public void Find_AnythingInAnyScript_NeverThrows()
    {
        var any = Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char['\u0600', '\u06FF'], 0, 60],
            Gen.String[Gen.Char['\uD800', '\uDFFF'], 0, 20],
            Gen.Select(Gen.Int[0, Directory.Municipalities.Count - 1].Select(at => Directory.Municipalities[at].Names.Finnish), Gen.String, (name, tail) => $"{tail} {name}{tail}"));

        Gen.Select(any, Gen.Int[0, Language.All.Count - 1].Select(at => Language.All[at])).Sample((text, language) => Find(text, language).Count <= 10, iter: 3000);
    }

    [Fact]
    public void Find_AVeryLongText_AnswersAtOnce()
    {
        var text = string.Concat(Enumerable.Repeat("jyväskylltä tampeeereella ", 20_000));
        Find("warm", Language.Finnish);
        var clock = Stopwatch.StartNew();

        Find(text, Language.Finnish);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
    }

    [Fact]
    public void FindByAddress_AnotherName_LeadsToTheOneSlug()
    {
        Assert.Equal("turku", Directory.FindByAddress("åbo")?.Slug);
        Assert.Equal("jyvaskyla", Directory.FindByAddress("Jyväskylä")?.Slug);
        Assert.Null(Directory.FindBySlug("åbo"));
        Assert.Null(Directory.FindByAddress("tapmere"));
    }

    private static IReadOnlyList<PlaceMatch> Find(string query, Language language) => Directory.Places.Find(query, language);

    private static PlaceMatch? First(string query, Language language) => Find(query, language) is [var first, ..] ? first : null;
}
