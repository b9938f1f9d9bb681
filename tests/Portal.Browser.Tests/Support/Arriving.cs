using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Browser.Tests.Support;

internal static class Arriving
{
    private const int PatienceMilliseconds = 60_000;
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits until the page stands at an address and is drawn. Waiting for the load event instead now and then misses one
    /// that ends while the wait begins.
    /// </summary>
    /// <param name="ending">How the address ends; <c>*</c> stands for anything.</param>
    internal static async Task ArrivesAtAsync(this IPage page, string ending)
    {
        // Only an ending with a question mark may match within a query, which may name the address that is still to come.
        var address = new Regex("^[^?]*" + Regex.Escape(ending).Replace("\\*", ".*", StringComparison.Ordinal) + "$");
        await Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = PatienceMilliseconds });
        while (!await IsDrawnAsync(page))
            await Task.Delay(Blink);
    }

    private static async Task<bool> IsDrawnAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            // The document was replaced meanwhile; the next one is asked.
            return false;
        }
    }
}
