using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Features.Content.Help;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>Finding a service by need, region and language with nothing but a form.</summary>
[Collection(ReadingCollection.Name)]
public sealed class HelpTests(PortalSite site)
{
    private Portal.Features.Anchors.AnchorDirectory Directory => site.Services.GetRequiredService<PublishedContent>().Current.Directory;

    [Fact]
    public void Every_need_leads_to_somebody() =>
        Assert.All(HelpNeed.All, need => Assert.NotEmpty(HelpFinder.Find(Directory, need, null, null)));

    [Fact]
    public void Every_shown_contact_answers_a_need() => Assert.All(
        Directory.Contacts.Where(contact => contact.IsShown), contact => Assert.Contains(HelpNeed.All, need => need.Kinds.Contains(contact.Kind)));

    [Fact]
    public async Task Somebody_to_talk_with_in_Arabic_is_found()
    {
        var page = await site.Visitor().OpenAsync("/ar/help?needs=talk&region=&language=ar");
        Assert.Contains("09 2525 0113", page.Text(".found"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#needs option[value=talk][selected]"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task A_local_service_is_shown_in_its_own_region_only()
    {
        Assert.Contains("0295 465 914", (await site.Visitor().OpenAsync("/fi/help?needs=advice&region=17")).Text(".found"), StringComparison.Ordinal);
        Assert.DoesNotContain("0295 465 914", (await site.Visitor().OpenAsync("/fi/help?needs=advice&region=01")).Text(".found"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs=%00&region=%F0%9F%98%80&language=xx")]
    [InlineData("needs=talk&needs=leave")]
    [InlineData("region=99999")]
    public async Task A_choice_that_does_not_exist_is_no_choice(string query) =>
        Assert.NotEmpty((await site.Visitor().OpenAsync("/so/help?" + query)).QuerySelectorAll(".found .contact"));

    [Fact]
    public async Task Nothing_found_says_what_to_do() => Assert.Contains(
        "poliisin neuvontapalvelusta", (await site.Visitor().OpenAsync("/fi/help?needs=leave&language=ru")).Text(".found"), StringComparison.Ordinal);

    [Fact]
    public void A_record_nobody_has_confirmed_falls_back_to_a_national_number()
    {
        var riku = Directory.FindContact("riku")!;
        Assert.False((riku with { ReviewBy = new DateOnly(2027, 1, 1) }).IsOverdue(new DateOnly(2026, 12, 31)));
        Assert.True((riku with { ReviewBy = new DateOnly(2027, 1, 1) }).IsOverdue(new DateOnly(2027, 1, 2)));
        Assert.True((riku with { Checked = null, ReviewBy = null }).IsOverdue(new DateOnly(2026, 12, 31)));
        Assert.Equal("mieli", Directory.FallbackFor(riku)!.Id);
        Assert.Null(Directory.FallbackFor(Directory.FindContact("mieli")!));
        Assert.Null(Directory.FallbackFor(Directory.FindContact("aland-police")!));
        Assert.False(Directory.FindContact("112")!.IsOverdue(new DateOnly(2099, 1, 1)));
    }

    [Fact]
    public async Task The_card_of_an_overdue_record_shows_the_other_number()
    {
        var page = await site.Visitor().OpenAsync("/en/help/leaving");
        Assert.Contains("0295 419 800", page.Text(".fallback"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_municipality_gathers_everything_and_offers_its_card()
    {
        var page = await site.Visitor().OpenAsync("/so/contacts/oulu");
        Assert.All(["first", "child", "urgent", "talk", "communities", "authorities"], (string id) => Assert.NotNull(page.GetElementById(id)));
        Assert.NotNull(page.QuerySelector("a[href='/so/communities/handouts/oulu/card/so']"));
        Assert.Contains("GovernmentService", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
    }
}
