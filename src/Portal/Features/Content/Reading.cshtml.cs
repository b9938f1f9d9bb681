using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>One page of the content, in one language.</summary>
[Kept]
public sealed class ReadingModel(PublishedContent published, SiteNavigation site, PageFrame frame) : PageModel
{
    public Language Language { get; private set; } = Language.Finnish;

    public PublishedPage Shown { get; private set; } = null!;

    public PublishedWords Words { get; private set; } = null!;

    public string? ActionLink => Shown.Definition.Action.StartsWith("tel:", StringComparison.Ordinal)
        ? Shown.Definition.Action
        : site.Link(Shown.Definition.Action, Language)?.Address;

    public IReadOnlyList<SiteLink> Related =>
        [.. Shown.Definition.Related.Select(id => site.Link(id.Value, Language)).OfType<SiteLink>()];

    public string OwnerName => published.Current.Roles.TryGetValue(Shown.Definition.Owner, out var names)
        ? names[Language]
        : Shown.Definition.Owner;

    public bool WaitsForNativeCheck => Words.Words.Translation != TranslationState.CheckedByNative;

    public IEnumerable<Language> FullLanguages => Shown.Words.Where(pair => !pair.Value.SummaryOnly).Select(pair => pair.Key);

    /// <summary>What the page's facts rest on, without the portal's own design and what everybody knows.</summary>
    public IReadOnlyList<string> Sources => [.. Shown.Definition.Sections
        .SelectMany(section => section.Facts)
        .SelectMany(fact => fact.Sources)
        .Select(source => source.Split(' ')[0])
        .Distinct()
        .Where(source => source is not ("portal" or "general"))
        .Select(source => published.Current.Sources.TryGetValue(source, out var note) ? note : null)
        .OfType<ContentSourceNote>()
        .Select(note => string.Join(", ", new[] { note.Title, note.Publisher, note.Date }.Where(part => part is not null)))
        .Distinct()];

    public IActionResult OnGet(string lang, string? slug)
    {
        if (!Language.TryParse(lang, out var language) || published.Current.Find(slug ?? "") is not { } page
            || page.Id == PageId.Home || !page.Words.TryGetValue(language, out var words))
        {
            return NotFound();
        }

        (Language, Shown, Words) = (language, page, words);
        frame.Set(language, words.Title, page.Id.Value);
        frame.Description = words.Summary;
        frame.QuickExit = page.Definition.QuickExit;
        frame.SummaryOnly = [.. page.Words.Where(pair => pair.Value.SummaryOnly).Select(pair => pair.Key)];
        return Page();
    }
}
