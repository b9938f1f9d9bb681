using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>One page of the content, in one language.</summary>
[Kept]
public sealed class ReadingModel(PublishedContent published, SiteNavigation site, PageFrame frame, IEnumerable<PrivacyNote> notes) : PageModel
{
    /// <summary>Pages that promise who learns what about the reader.</summary>
    private static readonly string[] Promising = ["privacy", "after/anonymity", "safe-browsing"];

    public Language Language { get; private set; } = Language.Finnish;

    public PublishedPage Shown { get; private set; } = null!;

    public PublishedWords Words { get; private set; } = null!;

    public PageFoot Foot { get; private set; } = null!;

    /// <summary>What such a page must say beside its own text, by the operator's choices.</summary>
    public IEnumerable<string> Notes => Promising.Contains(Shown.Id.Value) ? notes.Select(note => note.Text()).OfType<string>() : [];

    public string? ActionLink => Shown.Definition.Action.StartsWith("tel:", StringComparison.Ordinal)
        ? Shown.Definition.Action
        : site.Link(Shown.Definition.Action, Language)?.Address;

    public IEnumerable<Language> FullLanguages => Shown.Words.Where(pair => !pair.Value.SummaryOnly).Select(pair => pair.Key);

    public IActionResult OnGet(string lang, string? slug)
    {
        var snapshot = published.Current;
        if (!Language.TryParse(lang, out var language) || snapshot.Find(slug ?? "") is not { } page
            || page.Id == PageId.Home || !page.Definition.HasAddress || !page.Words.TryGetValue(language, out var words))
        {
            return NotFound();
        }

        (Language, Shown, Words) = (language, page, words);
        Foot = new PageFoot(page, language, snapshot, site);
        frame.Set(language, words.Title, page.Id.Value);
        frame.Description = words.Summary;
        frame.QuickExit = page.Definition.QuickExit;
        frame.SummaryOnly = [.. page.Words.Where(pair => pair.Value.SummaryOnly).Select(pair => pair.Key)];
        return Page();
    }
}
