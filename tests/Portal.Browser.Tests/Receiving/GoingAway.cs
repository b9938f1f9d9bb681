using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Receiving;

/// <summary>What a screen shows after its member has gone: nothing.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class GoingAway(Browsing browsing) : StaffTest
{
    private KeyedMember _member = null!;
    private Guid _concern;

    private protected override async Task PrepareAsync()
    {
        (_member, var teamKey) = await Given.FirstAsync("turku");
        _concern = await Given.ConcernAsync("turku", teamKey.Public);
    }

    [Fact]
    public async Task After_fifteen_idle_minutes_the_text_is_gone_and_the_page_asks_who_is_there()
    {
        await using var colleague = await ReaderAsync();
        await PassAsync(colleague, TimeSpan.FromMinutes(14));
        await Assertions.Expect(colleague.Text).ToContainTextAsync(GivenKeys.Canary);
        await WorksAsync(colleague.Page);
        await PassAsync(colleague, TimeSpan.FromMinutes(14));
        // Somebody was there: the server was told as well, so the session lives.
        await Assertions.Expect(colleague.Text).ToContainTextAsync(GivenKeys.Canary);

        // The text goes even if the network does not answer.
        await colleague.Page.RouteAsync("**/staff/concerns/*", route => route.AbortAsync("aborted"));
        await PassAsync(colleague, TimeSpan.FromMinutes(2));
        await Assertions.Expect(colleague.Text).ToBeHiddenAsync();
        Assert.Equal("", await colleague.Text.TextContentAsync());
        await colleague.Page.UnrouteAllAsync();
        await colleague.Page.ReloadAsync();
        Assert.Contains("/staff/sign-in?to=", colleague.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_out_of_one_page_is_out_of_all()
    {
        await using var colleague = await ReaderAsync();
        var other = await colleague.Page.Context.NewPageAsync();
        await other.GotoAsync("/staff/account");
        await other.ClickAsync(".staff-who button");
        await other.ArrivesAtAsync("/staff/sign-in");
        await colleague.Page.ArrivesAtAsync("/staff/sign-in?to=*");
        Assert.Equal(0, await colleague.Text.CountAsync());
    }

    [Fact]
    public async Task Work_in_one_page_keeps_the_other_open_and_a_look_at_the_sign_in_page_closes_nothing()
    {
        await using var colleague = await ReaderAsync();
        var other = await colleague.Page.Context.NewPageAsync();
        await other.GotoAsync("/staff/account");
        await PassAsync(colleague, TimeSpan.FromMinutes(10));
        await other.BringToFrontAsync();
        await WorksAsync(other);
        await PassAsync(colleague, TimeSpan.FromMinutes(10));
        await Assertions.Expect(colleague.Text).ToContainTextAsync(GivenKeys.Canary);
        await other.GotoAsync("/staff/sign-in");
        await other.GotoAsync("/staff/no-such-page");
        await Assertions.Expect(colleague.Text).ToContainTextAsync(GivenKeys.Canary);
        await other.GotoAsync($"/staff/concerns/{_concern}");
        await other.ClickAsync("[data-open]");
        await Assertions.Expect(other.Locator("[data-text]")).ToContainTextAsync(GivenKeys.Canary);
    }

    private async Task<Colleague> ReaderAsync()
    {
        var colleague = new Colleague(await browsing.PageAsync(Staff.Site.Address, "fi"), Staff, _member.Member);
        await colleague.Page.Context.Clock.InstallAsync();
        await colleague.SignsInAsync();
        await colleague.UnlocksOnTheWayToAsync($"/staff/concerns/{_concern}", _member.Passphrase);
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Text).ToContainTextAsync(GivenKeys.Canary);
        return colleague;
    }

    /// <summary>A key is pressed, and the portal has heard that somebody is there before time goes on.</summary>
    private static async Task WorksAsync(IPage page) => await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Shift"), "**/staff/here");

    /// <summary>The same time passes for the portal and for the browser.</summary>
    private async Task PassAsync(Colleague colleague, TimeSpan time)
    {
        Staff.Clock.Advance(time);
        await colleague.Page.Context.Clock.FastForwardAsync((long)time.TotalMilliseconds);
    }
}
