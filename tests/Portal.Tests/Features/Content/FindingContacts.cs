using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>A person finds who helps where she lives, whatever she calls the place.</summary>
[Collection(ReadingCollection.Name)]
public sealed class FindingContacts(PortalSite site)
{
    private const string Helpline = "tel:+358295419800";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fi", "Turku", "/fi/contacts/turku")]
    [InlineData("sv", "Åbo", "/sv/contacts/turku")]
    [InlineData("so", "magaalada Vantaa", "/so/contacts/vantaa")]
    [InlineData("ar", "هلسنكي", "/ar/contacts/helsinki")]
    [InlineData("fi", "asun Mikkelissä", "/fi/contacts/mikkeli")]
    [InlineData("en", "in jyvaskyla", "/en/contacts/jyvaskyla")]
    [InlineData("fi", "FI-90100", "/fi/contacts/oulu")]
    [InlineData("sv", "Jakobstad", "/sv/contacts/pietarsaari")]
    [InlineData("fi", "Pertunmaa", "/fi/contacts/mantyharju")]
    public async Task One_place_leads_straight_to_its_page(string language, string typed, string expected)
    {
        using var answer = await site.Visitor().GetAsync($"/{language}/contacts?place={Uri.EscapeDataString(typed)}", Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/sv/contacts/%C3%85bo", "/sv/contacts/turku")]
    [InlineData("/fi/contacts/Jyv%C3%A4skyl%C3%A4", "/fi/contacts/jyvaskyla")]
    [InlineData("/en/contacts/Helsingfors", "/en/contacts/helsinki")]
    public async Task Another_name_in_the_address_moves_for_good(string address, string expected)
    {
        using var answer = await site.Visitor().GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_region_is_asked_about()
    {
        var page = await site.Visitor().OpenAsync("/fi/contacts?place=Uusimaa");
        Assert.Equal(26, page.QuerySelectorAll(".candidates li").Length);
    }

    [Fact]
    public async Task A_place_abroad_is_told_apart_from_one_nobody_knows()
    {
        var abroad = await site.Visitor().OpenAsync("/en/contacts?place=Stockholm");
        Assert.Contains("Ministry for Foreign Affairs", abroad.Text(".callout"), StringComparison.Ordinal);
        var unknown = await site.Visitor().OpenAsync("/en/contacts?place=Xyzzyqwk");
        Assert.Contains("Xyzzyqwk", unknown.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Xyzzyqwk", unknown.QuerySelector("input[name=place]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_list_has_every_municipality_under_both_its_names()
    {
        var page = await site.Visitor().OpenAsync("/sv/contacts");
        var addresses = page.QuerySelectorAll(".a-to-z .places a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(308, addresses.Distinct().Count());
        var names = page.QuerySelectorAll(".a-to-z .places a").Select(link => link.TextContent.Trim()).ToList();
        Assert.Contains("Åbo", names);
        Assert.Contains("Turku", names);
        Assert.True(names.IndexOf("Åbo") > names.IndexOf("Vörå"), "å comes after v");
    }

    [Fact]
    public async Task Every_municipality_has_a_page_that_is_never_empty()
    {
        var directory = site.Services.GetRequiredService<PublishedContent>().Current.Directory;
        var visitor = site.Visitor();
        var wrong = new List<string>();
        foreach (var municipality in directory.Municipalities)
        {
            var page = await visitor.OpenAsync($"/fi/contacts/{municipality.Slug}");
            var main = page.QuerySelector("main")!;
            var county = directory.CountyOf(municipality)?.Names.Finnish ?? "Ahvenanmaan omat viranomaiset";
            var police = directory.FindPoliceDepartment(municipality.PoliceDepartment)!.Names.Finnish;
            var number = municipality.PoliceDepartment == "aland" ? "tel:+35818527100" : Helpline;
            if (!main.TextContent.Contains(county, StringComparison.Ordinal) || !main.TextContent.Contains(police, StringComparison.Ordinal)
                || main.QuerySelector($"a[href='{number}']") is null
                || main.QuerySelectorAll(".contact").Any(contact => contact.QuerySelector(".checked") is null))
            {
                wrong.Add(municipality.Slug);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Åbo", "sv", "municipality", "853", "lounais-suomi")]
    [InlineData("Helsingissä", "fi", "municipality", "091", "helsinki")]
    [InlineData("Mariehamn", "sv", "municipality", "478", "aland")]
    [InlineData("20100", "so", "postcode", "853", "lounais-suomi")]
    [InlineData("Haukipudas", "ar", "former", "564", "oulu")]
    [InlineData("Kallio", "fi", "district", "091", "helsinki")]
    public async Task The_api_names_the_place_and_who_answers_there(string typed, string language, string kind, string code, string police)
    {
        var places = await PlacesAsync(typed, language);
        var place = Assert.Single(places, place => place.Kind == kind && place.Code == code);
        Assert.Equal(code, place.Municipality);
        Assert.Equal(police, place.PoliceDepartment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("qwxzzqw")]
    [InlineData("\u202E\u0000")]
    public async Task The_api_answers_nonsense_with_nothing(string typed) => Assert.Empty(await PlacesAsync(typed, "fi"));

    [Fact]
    public async Task The_api_asks_when_it_must()
    {
        Assert.True((await PlacesAsync("Uusimaa", "fi")).Count(place => place.Kind == "region") == 26);
        var abroad = Assert.Single(await PlacesAsync("السويد", "ar"));
        Assert.Equal(("abroad", null), (abroad.Kind, abroad.Code));
    }

    [Fact]
    public async Task Opening_hours_are_told_in_Helsinki_time_and_the_page_changes_when_they_do()
    {
        var clock = new MovableClock(new DateTimeOffset(2026, 11, 23, 6, 30, 0, TimeSpan.Zero));
        await using var own = new PortalSite().WithServices(services => services.AddSingleton<TimeProvider>(clock));
        await own.InitializeAsync();
        var morning = await own.Visitor().OpenAsync("/en/contacts/rovaniemi");
        Assert.Contains("Open now until 16:15", morning.Text(".contact .open-now"), StringComparison.Ordinal);
        clock.Now = new DateTimeOffset(2026, 11, 23, 14, 16, 0, TimeSpan.Zero);
        var afternoon = await own.Visitor().OpenAsync("/en/contacts/rovaniemi");
        Assert.Contains("Closed now", afternoon.Text(".contact .open-now"), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Place>> PlacesAsync(string typed, string language) =>
        await site.Visitor().GetFromJsonAsync<List<Place>>($"/api/places?q={Uri.EscapeDataString(typed)}&lang={language}", Stop) ?? [];

    private sealed record Place(
        [property: JsonPropertyName("code")] string? Code,
        [property: JsonPropertyName("kind")] string Kind,
        [property: JsonPropertyName("municipality")] string? Municipality,
        [property: JsonPropertyName("policeDepartment")] string? PoliceDepartment);
}
