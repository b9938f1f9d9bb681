using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Handouts;

/// <summary>
/// The most important pages of one language as one file that needs no connection. It is always a download: its style is
/// inside, which the policy of a page would refuse.
/// </summary>
[Packed]
public sealed partial class OneFileModel(
    PublishedContent published, SiteNavigation site, PageFrame frame, TimeProvider clock, IWebHostEnvironment host) : PageModel
{
    /// <summary>In the order somebody who worries needs them. Pages that only work on the site stay there.</summary>
    private static readonly string[] Order =
        ["urgent", "worried", "how-to-talk", "understand", "after", "anchor", "help", "communities", "care-for-yourself", "safe-browsing", "support"];

    public Language Language { get; private set; } = Language.Finnish;

    public string Style { get; private set; } = "";

    public IReadOnlyList<(PageId Page, PublishedWords Words)> Pages { get; private set; } = [];

    public DateOnly Day => Helsinki.DayOf(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string lang)
    {
        if (!Language.TryParse(lang, out var language))
            return NotFound();

        Language = language;
        frame.Set(language, Texts.SiteName, "communities/handouts/pages");
        Pages =
        [
            .. published.Current.Visitable
                .Where(page => page.Definition.Tier == 1 && page.Words.ContainsKey(language) && PlaceOf(page.Id) >= 0 && page.Id.Value != "communities/handouts")
                .OrderBy(page => PlaceOf(page.Id)).ThenBy(page => page.Id.Value, StringComparer.Ordinal)
                .Select(page => (page.Id, page.Words[language])),
        ];
        Style = await StyleAsync();
        // A name that says nothing about what is inside.
        Response.Headers.ContentDisposition = $"attachment; filename=\"{language.Code}.html\"";
        return Page();
    }

    public string AnchorOf(PageId page, string? section = null) =>
        page.Value.Replace("/", "--", StringComparison.Ordinal) + (section is null ? "" : "---" + section);

    public Contact? ContactOf(SectionBlock.ContactCard card) => published.Current.Directory.FindContact(card.ContactId);

    /// <summary>Links lead inside the file when their page is there, else to the site.</summary>
    public string Within(string markup) => SiteLink().Replace(markup, link =>
    {
        var page = Pages.FirstOrDefault(candidate => candidate.Page.Value == link.Groups["page"].Value).Page;
        return page is null
            ? $"href=\"{site.Absolute(link.Groups["address"].Value)}\""
            : $"href=\"#{AnchorOf(page, link.Groups["section"] is { Success: true } section ? section.Value : null)}\"";
    });

    private static int PlaceOf(PageId page) => Array.IndexOf(Order, page.Value.Split('/')[0]);

    private async Task<string> StyleAsync()
    {
        var file = host.WebRootFileProvider.GetFileInfo("download.css");
        if (!file.Exists)
            return "";

        using var reader = new StreamReader(file.CreateReadStream());
        return await reader.ReadToEndAsync(HttpContext.RequestAborted);
    }

    [GeneratedRegex("href=\"(?<address>/[a-z]{2}/(?<page>[a-z0-9/-]*)(#(?<section>[a-z0-9-]+))?)\"")]
    private static partial Regex SiteLink();
}
