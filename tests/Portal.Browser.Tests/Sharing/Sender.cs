using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Browser.Tests.Sharing;

/// <summary>Somebody who fills in a form with scripts on. Notes down everything her browser sends.</summary>
internal sealed class Sender : IAsyncDisposable
{
    /// <summary>What she answers where she is asked; other questions she skips.</summary>
    private static readonly (string Field, string Value)[] Chosen =
    [
        ("danger", "no"), ("role", "family"), ("wish", "look"), ("noticed", "threatens"), ("answer", "phone"), ("times", "morning"),
        ("inviter", "community"), ("purpose", "talk"), ("slots", "evening"), ("interpreter", "yes"), ("interpreting", "woman"), ("topic", "access"),
    ];

    private readonly IPage _page;
    private readonly string _language;

    internal Sender(IPage page, string language)
    {
        (_page, _language) = (page, language);
        page.Request += (_, request) => Requests.Add($"{request.Method} {request.Url} {Encoding.UTF8.GetString(request.PostDataBuffer ?? [])}");
        page.PageError += (_, error) => Faults.Add(error);
        page.Console += (_, message) =>
        {
            // A refused request is told on the console as well; what a test does to the network is no fault of the page.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Faults.Add(message.Text);
        };
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
    }

    public IPage Page => _page;

    public List<string> Requests { get; } = [];

    public List<string> Faults { get; } = [];

    public bool LooksAtEveryStep { get; init; }

    /// <summary>The address of the form, behind the language.</summary>
    public string Form { get; init; } = "share";

    public string Words { get; init; } = "kanarialintu lauloi";

    public string Place { get; init; } = "Turussa";

    public ILocator Code => _page.Locator(".sent .code");

    public ILocator Problem => _page.Locator("main .error-summary");

    public ILocator Heading => _page.Locator("main h1");

    public ILocator Send => _page.Locator("main button[value=send]");

    public ILocator Text => _page.Locator("main textarea[name=words]");

    internal async Task OpensAsync()
    {
        await _page.GotoAsync($"/{_language}/{Form}");
        await _page.Locator("[data-way=browser]").WaitForAsync();
    }

    internal async Task StartsAsync()
    {
        await OpensAsync();
        await PressesAsync("start");
        await _page.Locator("form.question").WaitForAsync(new() { Timeout = 60_000 });
    }

    internal Task PressesAsync(string button) => _page.Locator($"main button[name=do][value='{button}']").ClickAsync();

    /// <summary>From the first question until the page shows something.</summary>
    internal async Task WalksUntilAsync(ILocator there)
    {
        for (var step = 0; step < 40 && !await there.IsVisibleAsync(); step++)
        {
            await AnswersAsync();
            var before = await Heading.ElementHandleAsync();
            await PressesAsync("next");
            await _page.WaitForFunctionAsync("heading => !heading.isConnected", before);
        }

        await Assertions.Expect(there).ToBeVisibleAsync();
    }

    internal Task WalksToCheckAsync() => WalksUntilAsync(Send);

    /// <summary>What stands in every field of the page, and what is ticked.</summary>
    internal Task<string> AnsweredAsync() => _page.EvaluateAsync<string>(
        "() => [...document.querySelectorAll('main input, main textarea')].map((field) => field.type === 'radio' || field.type === 'checkbox' ? field.checked && field.value : field.value).filter(Boolean).join('|')");

    /// <summary>Everything a browser can keep for a site.</summary>
    internal Task<string> KeptAsync() => _page.EvaluateAsync<string>(
        "async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length].join(' ')");

    private async Task AnswersAsync()
    {
        foreach (var (field, value) in Chosen)
        {
            var box = _page.Locator($"main input[name={field}][value='{value}']");
            if (await box.IsVisibleAsync() && !await box.IsCheckedAsync())
                await box.CheckAsync();
        }

        foreach (var (field, words) in new[] { ("words", Words), ("purpose-words", Words), ("typed", Place), ("phone", SharingInThePage.Phone) })
        {
            var place = _page.Locator($"main [name={field}]");
            if (!await place.IsVisibleAsync())
                continue;

            // Nothing is answered for her.
            Assert.Equal("", await place.InputValueAsync());
            await place.FillAsync(words);
        }

        if (LooksAtEveryStep)
            await LooksAsync();
    }

    internal async Task LooksAsync()
    {
        var heading = await Heading.InnerTextAsync();
        Assert.Equal("H1", await _page.EvaluateAsync<string>("() => document.activeElement?.closest('main') ? 'H1' : document.activeElement?.tagName"));
        Assert.False(await _page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), heading);
        Assert.Empty((await _page.RunAxe()).Violations.Select(violation => $"{heading}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Target))}"));
    }

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();
}
