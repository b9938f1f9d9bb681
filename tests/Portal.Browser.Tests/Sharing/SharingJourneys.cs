using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Browser.Tests.Support;

namespace Portal.Browser.Tests.Sharing;

/// <summary>Way 2 as people walk it on posted pages, in Finnish and Arabic, with and without scripts: every page through axe.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class SharingJourneys(Browsing browsing)
{
    private bool _axe;

    public static MatrixTheoryData<string, bool> Everyone => new(["fi", "ar"], [true, false]);

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_neighbour_shares_a_concern_by_keyboard_and_gets_a_code(string language, bool scripts)
    {
        await browsing.OpenTheFormAsync();
        await using var neighbour = await browsing.VisitorAsync(language, scripts, width: 320);
        var elsewhere = new List<string>();
        neighbour.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(browsing.Address.ToString(), StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        // axe itself is a script: without scripts the same pages are only walked.
        _axe = scripts;
        await neighbour.OpensAsync("share");
        await PressAsync(neighbour, "start");
        await PressAsync(neighbour, "next");
        await Assertions.Expect(neighbour.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await ChooseAsync(neighbour, "danger", "unsure");
        await PressAsync(neighbour, "next");
        await ChooseAsync(neighbour, "role", "neighbour");
        await ChooseAsync(neighbour, "wish", "know");
        await neighbour.Page.Locator("input[name=typed]").FillAsync("Uusimaa");
        // Enter goes on: it must never press one of the buttons above the form.
        await neighbour.Page.Locator("input[name=typed]").PressAsync("Enter");
        await LookAsync(neighbour);
        await ChooseAsync(neighbour, "place", "091");
        await ChooseAsync(neighbour, "noticed", "changed");
        await neighbour.Page.Locator("textarea").FillAsync("kanarialintu");
        await PressAsync(neighbour, "next");
        await ChooseAsync(neighbour, "answer", "code");
        await Assertions.Expect(neighbour.Page.Locator(".answers")).ToContainTextAsync("kanarialintu");
        await PressAsync(neighbour, "send");
        await Assertions.Expect(neighbour.Page.Locator(".code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d{4}( \d{4}){4}$"));
        Assert.Equal($"/{language}/share", neighbour.Address);
        Assert.Empty(elsewhere);
        Assert.Empty(await neighbour.Page.Context.CookiesAsync());
        if (scripts)
            Assert.Equal("0 0", await neighbour.Page.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length}`"));
    }

    private async Task ChooseAsync(Visitor visitor, string field, string value)
    {
        await visitor.Page.Locator($"input[name={field}][value='{value}']").CheckAsync();
        await PressAsync(visitor, "next");
    }

    private async Task PressAsync(Visitor visitor, string button)
    {
        await visitor.Page.Locator($"main button[name=do][value={button}]").ClickAsync();
        await LookAsync(visitor);
    }

    private async Task LookAsync(Visitor visitor)
    {
        await visitor.Page.WaitForLoadStateAsync();
        Assert.False(await visitor.ScrollsSidewaysAsync(), await visitor.HeadingAsync());
        if (_axe)
            Assert.Empty((await visitor.Page.RunAxe()).Violations.Select(violation => $"{violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Target))}"));
    }
}
