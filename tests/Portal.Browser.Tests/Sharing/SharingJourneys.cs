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
        await ChooseAsync(neighbour, "age", "unknown");
        await neighbour.Page.Locator("input[name=typed]").FillAsync("Uusimaa");
        // Enter goes on: it must never press one of the buttons above the form.
        await neighbour.Page.Locator("input[name=typed]").PressAsync("Enter");
        await LookAsync(neighbour);
        await ChooseAsync(neighbour, "place", "091");
        await ChooseAsync(neighbour, "noticed", "changed");
        await neighbour.Page.Locator("textarea[name=words]").FillAsync("kanarialintu");
        await PressAsync(neighbour, "next");
        // Since when, how soon, what is good, who it is, whether they know, and our own safety: all may be left empty.
        for (var page = 0; page < 6; page++)
            await PressAsync(neighbour, "next");
        await ChooseAsync(neighbour, "answer", "code");
        await PressAsync(neighbour, "next");
        await Assertions.Expect(neighbour.Page.Locator(".check")).ToContainTextAsync("kanarialintu");
        await PressAsync(neighbour, "send");
        await Assertions.Expect(neighbour.Page.Locator(".code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d{4}( \d{4}){4}$"));
        Assert.Equal($"/{language}/share", neighbour.Address);
        Assert.Empty(elsewhere);
        Assert.Empty(await neighbour.Page.Context.CookiesAsync());
        if (scripts)
            Assert.Equal("0 0", await neighbour.Page.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length}`"));
    }

    [Fact]
    public async Task A_professional_shares_with_a_ground_and_without_scripts_in_Finnish()
    {
        await browsing.OpenTheFormAsync();
        await using var teacher = await browsing.VisitorAsync("fi", scripts: false, width: 320);
        await teacher.OpensAsync("share");
        await PressAsync(teacher, "start");
        await ChooseAsync(teacher, "danger", "no");
        await ChooseAsync(teacher, "role", "professional");
        await ChooseAsync(teacher, "wish", "look");
        await ChooseAsync(teacher, "age", "15-17");
        await teacher.Page.Locator("input[name=typed]").FillAsync("Helsinki");
        await PressAsync(teacher, "next");
        await PressAsync(teacher, "next");
        await ChooseAsync(teacher, "noticed", "changed");
        await teacher.Page.Locator("input[name=material][value=yes]").CheckAsync();
        await teacher.Page.Locator("textarea[name=material-what]").FillAsync("Viesti");
        await PressAsync(teacher, "next");
        await PressAsync(teacher, "next");
        await ChooseAsync(teacher, "soon", "yes");
        await PressAsync(teacher, "next");
        await PressAsync(teacher, "next");
        await teacher.Page.Locator("input[name=person]").FillAsync("Oppilas");
        await PressAsync(teacher, "next");
        await ChooseAsync(teacher, "knows", "unsafe");
        await ChooseAsync(teacher, "work", "school");
        await ChooseAsync(teacher, "consent", "unaware");
        await Assertions.Expect(teacher.Page.Locator(".error-summary a")).ToHaveAttributeAsync("href", "#ground");
        await Assertions.Expect(teacher.Page.Locator(".when-consent-yes").First).ToBeHiddenAsync();
        await ChooseAsync(teacher, "ground", "duty-now");
        await ChooseAsync(teacher, "done", "talked");
        await ChooseAsync(teacher, "safety", "no");
        await PressAsync(teacher, "next");
        await PressAsync(teacher, "next");
        await Assertions.Expect(teacher.Page.Locator(".check")).ToContainTextAsync("Oppilas");
        await PressAsync(teacher, "send");
        await Assertions.Expect(teacher.Page.Locator(".code")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_worried_about_themselves_is_helped_first_in_Arabic_and_every_page_is_accessible()
    {
        await browsing.OpenTheFormAsync();
        await using var visitor = await browsing.VisitorAsync("ar", scripts: true, width: 320);
        // The posted pages, as a browser shows them when our scripts did not arrive.
        await visitor.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        _axe = true;
        await visitor.OpensAsync("share");
        await PressAsync(visitor, "start");
        await ChooseAsync(visitor, "danger", "no");
        await ChooseAsync(visitor, "role", "myself");
        await ChooseAsync(visitor, "help", "talk");
        await visitor.Page.Locator("textarea[name=words]").FillAsync("أحتاج إلى مساعدة");
        await PressAsync(visitor, "next");
        await ChooseAsync(visitor, "hurt", "little");
        await Assertions.Expect(visitor.Page.Locator("main a[href='tel:112']")).ToBeVisibleAsync();
        await PressAsync(visitor, "next");
        await ChooseAsync(visitor, "place", "unsaid");
        await ChooseAsync(visitor, "safety", "maybe");
        await ChooseAsync(visitor, "answer", "phone");
        await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await ChooseAsync(visitor, "answer", "code");
        await visitor.Page.Locator("input[name=speak][value=ar]").CheckAsync();
        await ChooseAsync(visitor, "interpreter", "yes");
        await Assertions.Expect(visitor.Page.Locator(".check")).ToContainTextAsync("أحتاج إلى مساعدة");
        await PressAsync(visitor, "send");
        await Assertions.Expect(visitor.Page.Locator(".code")).ToBeVisibleAsync();
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
