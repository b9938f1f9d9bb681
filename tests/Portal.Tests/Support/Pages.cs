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
}
