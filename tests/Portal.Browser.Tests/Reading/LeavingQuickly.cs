using Microsoft.Playwright;
using Portal.Browser.Tests.Support;

namespace Portal.Browser.Tests.Reading;

/// <summary>Quick exit, as a frightened hand uses it. The neutral page is played by the test: no request leaves this machine.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class LeavingQuickly(Browsing browsing)
{
    private const string Neutral = "<title>Sää</title><h1>Sää</h1>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_button_leads_away(bool scripts)
    {
        await using var reader = await browsing.VisitorAsync("fi", scripts);
        await NeutralPageAsync(reader, TimeSpan.Zero);
        await reader.OpensAsync("after");
        await reader.LeavesByButtonAsync();
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Sää");
    }

    [Theory]
    [InlineData("Shift")]
    [InlineData("Escape")]
    public async Task Three_presses_lead_away_also_when_the_hand_goes_on_pressing_on_a_slow_line(string key)
    {
        await using var reader = await browsing.VisitorAsync("fi");
        await NeutralPageAsync(reader, TimeSpan.FromSeconds(3));
        await reader.OpensAsync("after");
        await reader.PressesAsync(key, 2);
        await reader.Page.Keyboard.DownAsync(key);
        // Gone from sight with the press itself, long before the next page has answered.
        Assert.Null(await reader.Page.QuerySelectorAsync("body"));
        Assert.DoesNotContain("yhteydenoton", await reader.Page.TitleAsync(), StringComparison.Ordinal);
        await reader.Page.Keyboard.UpAsync(key);
        await reader.PressesAsync(key, 5);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Sää", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Back_does_not_show_the_page_that_was_left()
    {
        await using var reader = await browsing.VisitorAsync("fi");
        await NeutralPageAsync(reader, TimeSpan.Zero);
        await reader.Page.GotoAsync("about:blank");
        await reader.OpensAsync("after");
        await reader.LeavesByButtonAsync();
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Sää");
        await reader.Page.GoBackAsync();
        Assert.DoesNotContain("/fi/after", reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_presses_or_three_slow_ones_do_not_lead_away()
    {
        await using var reader = await browsing.VisitorAsync("fi");
        await NeutralPageAsync(reader, TimeSpan.Zero);
        await reader.OpensAsync("after");
        await reader.PressesAsync("Shift", 2);
        await reader.Page.Keyboard.PressAsync("a");
        await reader.PressesAsync("Shift", 1);
        await Assertions.Expect(reader.Page.Locator("h1")).ToContainTextAsync("yhteydenoton");
    }

    private static Task<IAsyncDisposable> NeutralPageAsync(Visitor reader, TimeSpan delay) =>
        reader.Page.Context.RouteAsync("**/exit", async route =>
        {
            await Task.Delay(delay);
            await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = Neutral });
        });
}
