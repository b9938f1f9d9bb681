using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Host.Keeping;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

/// <summary>The budgets of design §5: a first view on a slow line, in bytes as they travel.</summary>
[Collection(ReadingCollection.Name)]
public sealed partial class PageWeights(PortalSite site)
{
    private const int FirstView = 14_600;
    private const int Whole = 30_000;
    private const int MostRequests = 5;

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_reading_page_is_light(string code)
    {
        Assert.True(Language.TryParse(code, out var language));
        var snapshot = site.Services.GetRequiredService<PublishedContent>().Current;
        var style = await PackedAsync("/site.css");
        var rest = await PackedAsync("/site.js") + await PackedAsync("/favicon.svg");
        var heavy = new List<string>();
        foreach (var page in snapshot.Visitable)
        {
            var html = await site.Visitor().GetStringAsync(page.Address(language), TestContext.Current.CancellationToken);
            var bytes = KeptPage.Pack("text/html", System.Text.Encoding.UTF8.GetBytes(html), DateTimeOffset.MaxValue).Repacked().Brotli.Length;
            Assert.True(Loaded().Count(html) + 1 <= MostRequests, $"{page.Id} asks for more than {MostRequests} things");
            // The contacts page carries all 308 municipalities so that it works without scripts; it keeps the whole budget.
            if ((page.Id.Value != "contacts" && bytes + style > FirstView) || bytes + style + rest > Whole)
                heavy.Add($"{page.Id}: {bytes} + {style} + {rest}");
        }

        Assert.Empty(heavy);
    }

    private async Task<int> PackedAsync(string address)
    {
        var bytes = await site.Visitor().GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        return KeptPage.Pack("text/css", bytes, DateTimeOffset.MaxValue).Repacked().Brotli.Length;
    }

    [GeneratedRegex("<script src|rel=\"stylesheet\"|rel=\"icon\"|<img ")]
    private static partial Regex Loaded();
}
