using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Support;

internal static class Pages
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Fetches a page that must be there and reads it.</summary>
    internal static async Task<IDocument> OpenAsync(this HttpClient visitor, string address)
    {
        using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}");
        return await ReadAsync(response);
    }

    internal static async Task<IDocument> ReadAsync(HttpResponseMessage response) =>
        Parser.ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    internal static string Text(this IDocument page, string selector) =>
        page.QuerySelector(selector)?.TextContent.Trim() ?? "";

    /// <summary>The bytes of an authenticator's secret as a page shows it.</summary>
    internal static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
