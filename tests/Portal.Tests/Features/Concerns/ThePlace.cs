using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>Where a concern goes must not depend on how often somebody walked over the question about the place.</summary>
public sealed class ThePlace : IAsyncLifetime
{
    private readonly PortalSite _site = new();
    private ReceivingTeamOfTest _duty = null!;
    private ReceivingTeamOfTest _turku = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        _turku = await ReceivingTeamOfTest.InAsync(_site, "turku");
    }

    public ValueTask DisposeAsync()
    {
        _duty?.Dispose();
        _turku?.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("Stockholm", "abroad")]
    [InlineData("", "unknown")]
    public async Task A_town_typed_beside_an_earlier_answer_counts_more_than_it(string first, string chosen)
    {
        using var father = new Sharer(_site.Visitor());
        await ReachAsync(father);
        await father.GoesOnAsync(first.Length > 0 ? [("typed", first)] : [("place", chosen)]);
        if (first.Length == 0)
            await father.PressesAsync("back");
        Assert.NotNull(father.Page.QuerySelector($"input[value={chosen}][checked]"));
        await father.GoesOnAsync(("typed", "Turku"), ("place", chosen));
        Assert.Equal(HttpStatusCode.OK, father.Answer.StatusCode);
        await SendAsync(father);
        Assert.Single(await _turku.ConcernsAsync());
        Assert.Empty(await _duty.ConcernsAsync());
    }

    [Fact]
    public async Task Who_says_abroad_a_second_time_goes_on()
    {
        using var sister = new Sharer(_site.Visitor());
        await ReachAsync(sister);
        await sister.GoesOnAsync(("typed", "Stockholm"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sister.Answer.StatusCode);
        await sister.GoesOnAsync(("typed", "Stockholm"), ("place", "abroad"));
        Assert.Equal(HttpStatusCode.OK, sister.Answer.StatusCode);
        await SendAsync(sister);
        Assert.Single(await _duty.ConcernsAsync());
    }

    [Theory]
    [InlineData("next", "fi")]
    [InlineData("back", "fi")]
    [InlineData("stay", "ar")]
    public async Task Walking_over_the_question_again_keeps_the_place(string button, string language)
    {
        using var mother = new Sharer(_site.Visitor());
        await ReachAsync(mother);
        await mother.GoesOnAsync(("typed", "Åbo"));
        await mother.PressesAsync("back");
        var shown = mother.Page.QuerySelector("input[name=typed]")!.GetAttribute("value") ?? "";
        Assert.Equal("Turku", shown);
        if (button == "stay")
            await mother.SwitchesToAsync(language, ("typed", shown));
        else
            await mother.PressesAsync(button, ("typed", shown));
        await SendAsync(mother);
        Assert.Single(await _turku.ConcernsAsync());
        Assert.Empty(await _duty.ConcernsAsync());
    }

    [Fact]
    public async Task A_name_that_several_places_bear_is_asked_once()
    {
        using var friend = new Sharer(_site.Visitor());
        await ReachAsync(friend);
        await friend.GoesOnAsync(("typed", "Uusimaa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, friend.Answer.StatusCode);
        await friend.GoesOnAsync(("typed", "Uusimaa"), ("place", "091"));
        await friend.PressesAsync("back");
        await friend.GoesOnAsync(("typed", friend.Page.QuerySelector("input[name=typed]")!.GetAttribute("value") ?? ""));
        Assert.Equal(HttpStatusCode.OK, friend.Answer.StatusCode);
        await friend.WalksOnAsync(("noticed", "threatens"), ("noticed", "cut-off"), ("words", "Huoli"));
        Assert.Contains("Helsinki", friend.Page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emptying_the_field_leaves_the_place_out()
    {
        using var mother = new Sharer(_site.Visitor());
        await ReachAsync(mother);
        await mother.GoesOnAsync(("typed", "Turku"));
        await mother.PressesAsync("back");
        await mother.GoesOnAsync(("typed", ""));
        await SendAsync(mother);
        Assert.Single(await _duty.ConcernsAsync());
    }

    /// <summary>Walks until the place is asked.</summary>
    private static async Task ReachAsync(Sharer sharer)
    {
        await sharer.OpensAsync();
        (string, string)[] answers = [("danger", "no"), ("role", "family"), ("wish", "look")];
        while (sharer.Page.QuerySelector("input[name=typed]") is null)
        {
            var asked = sharer.Page.QuerySelector("main input[name]:not([type=hidden]):not([name=website])")?.GetAttribute("name");
            await sharer.GoesOnAsync([.. answers.Where(answer => answer.Item1 == asked)]);
            Assert.Equal(HttpStatusCode.OK, sharer.Answer.StatusCode);
        }
    }

    private static async Task SendAsync(Sharer sharer)
    {
        await sharer.WalksOnAsync(("danger", "no"), ("role", "family"), ("wish", "look"), ("noticed", "threatens"), ("noticed", "cut-off"), ("words", "Huoli"),
            ("typed", sharer.Page.QuerySelector("input[name=typed]")?.GetAttribute("value") ?? "Turku"));
        Assert.True(sharer.IsAtCheck);
        await sharer.PressesAsync("send");
        Assert.NotEmpty(sharer.Code);
    }
}
