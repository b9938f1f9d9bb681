using Microsoft.Playwright;

namespace Portal.Browser.Tests.Support;

/// <summary>A person with a browser, in her language. Speaks of what she does; where things are on a page is her business.</summary>
public sealed class Visitor(IPage page, string language) : IAsyncDisposable
{
    public IPage Page => page;

    public string Address => new Uri(page.Url).PathAndQuery;

    public ILocator Results => page.Locator("ol#results > li");

    public Task OpensAsync(string path) => page.GotoAsync($"/{language}/{path}");

    public Task<string> HeadingAsync() => page.Locator("h1").InnerTextAsync();

    public async Task LooksForThePlaceAsync(string place)
    {
        var field = page.Locator("input[name=place]");
        await field.FillAsync(place);
        await field.PressAsync("Enter");
    }

    public async Task SearchesAsync(string words)
    {
        var field = page.Locator("header input[name=q]");
        await field.FillAsync(words);
        await field.PressAsync("Enter");
    }

    public Task SwitchesToAsync(string ownName) => page.Locator(".languages").GetByRole(AriaRole.Link, new() { Name = ownName }).ClickAsync();

    public Task OpensDoorAsync(int number) => page.Locator(".doors a").Nth(number).ClickAsync();

    public Task LeavesByButtonAsync() => page.Locator("a.exit").First.ClickAsync();

    public async Task PressesAsync(string key, int times)
    {
        for (var press = 0; press < times; press++)
            await page.Keyboard.PressAsync(key);
    }

    /// <summary>Wider than the window means reading by dragging sideways.</summary>
    public Task<bool> ScrollsSidewaysAsync() =>
        page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();
}
