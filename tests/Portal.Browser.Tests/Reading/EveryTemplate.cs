using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Portal.Browser.Tests.Support;

namespace Portal.Browser.Tests.Reading;

/// <summary>Every template × language × way of looking, once: no axe finding, no sideways scrolling, no script fault.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class EveryTemplate(Browsing browsing)
{
    private static readonly string[] Templates =
        ["", "after", "urgent", "help/crisis", "contacts", "contacts/oulu", "contacts?place=Uusimaa", "contacts?place=zzzz", "search?q=112", "search?q=qqqqq", "professionals/agreements", "no-such-page"];

    /// <summary>In forced colours the system chooses every pair, and axe measures the ones it did not choose.</summary>
    private static readonly AxeRunOptions ColoursAreTheSystems = new() { Rules = new() { ["color-contrast"] = new() { Enabled = false } } };

    public static MatrixTheoryData<string, string> TemplatesInFinnishAndArabic => new(Templates, ["fi", "ar"]);

    public static MatrixTheoryData<string, string> TemplatesInTheOthers => new(Templates, ["sv", "en", "so"]);

    [Theory]
    [MemberData(nameof(TemplatesInFinnishAndArabic))]
    public async Task Axe_finds_nothing_with_scripts_and_on_a_small_phone_without(string template, string language)
    {
        await using (var desktop = await browsing.VisitorAsync(language))
        {
            await desktop.OpensAsync(template);
            AssertClean(await desktop.Page.RunAxe(), template);
        }

        await using var phone = await browsing.VisitorAsync(language, width: 320);
        await phone.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        await phone.OpensAsync(template);
        AssertClean(await phone.Page.RunAxe(), template);
        Assert.False(await phone.ScrollsSidewaysAsync(), $"/{language}/{template} scrolls sideways at 320 px");
    }

    [Theory]
    [MemberData(nameof(TemplatesInTheOthers))]
    public async Task Nothing_overflows_at_320_pixels_with_text_twice_as_large(string template, string language)
    {
        await using var phone = await browsing.VisitorAsync(language, width: 320);
        await phone.OpensAsync(template);
        Assert.False(await phone.ScrollsSidewaysAsync(), $"/{language}/{template} scrolls sideways at 320 px");
        await phone.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        Assert.False(await phone.ScrollsSidewaysAsync(), $"/{language}/{template} scrolls sideways at 200 %");
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("ar")]
    public async Task Dark_and_forced_colours_keep_their_contrast(string language)
    {
        await using var reader = await browsing.VisitorAsync(language);
        foreach (var template in new[] { "", "after", "contacts/oulu", "understand/signs" })
        {
            await reader.Page.EmulateMediaAsync(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
            await reader.OpensAsync(template);
            AssertClean(await reader.Page.RunAxe(), template + " in the dark");
            await reader.Page.EmulateMediaAsync(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Light, ForcedColors = Microsoft.Playwright.ForcedColors.Active });
            await reader.OpensAsync(template);
            AssertClean(await reader.Page.RunAxe(ColoursAreTheSystems), template + " in forced colours");
            await reader.Page.EmulateMediaAsync(new() { ForcedColors = Microsoft.Playwright.ForcedColors.None });
        }
    }

    [Fact]
    public async Task No_page_reports_a_fault_or_a_broken_policy()
    {
        var faults = new List<string>();
        await using var reader = await browsing.VisitorAsync("fi");
        reader.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        reader.Page.PageError += (_, error) => faults.Add(error);
        var elsewhere = new List<string>();
        reader.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(browsing.Address.ToString(), StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        foreach (var template in Templates)
            await reader.OpensAsync(template);
        Assert.Empty(faults);
        Assert.Empty(elsewhere);
    }

    private static void AssertClean(AxeResult result, string template) => Assert.Empty(result.Violations.Select(violation =>
        $"{template}: {violation.Id} at {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Target.ToString()))}: {violation.Help}"));
}
