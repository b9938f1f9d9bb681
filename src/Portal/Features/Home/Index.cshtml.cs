using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Home;

/// <summary>The front page: two choices, a place, three promises, and doors to the rest.</summary>
[Kept]
public sealed class IndexModel(PublishedContent published, PageFrame frame) : PageModel
{
    private const int ChoiceCount = 2;
    private const string TrustSection = "trust";

    public Language Language { get; private set; } = Language.Finnish;

    public PublishedWords Words { get; private set; } = null!;

    private IEnumerable<PublishedSection> Linked =>
        Words.Sections.Where(section => section.Page is { } page && published.Current.Pages.ContainsKey(page));

    public IEnumerable<PublishedSection> Choices => Linked.Take(ChoiceCount);

    public IEnumerable<PublishedSection> Doors => Linked.Skip(ChoiceCount);

    public PublishedSection? Trust => Words.Sections.FirstOrDefault(section => section.Id == TrustSection);

    public IEnumerable<PublishedSection> Rest =>
        Words.Sections.Where(section => section.Page is null && section.Id != TrustSection);

    public bool WaitsForNativeCheck => Words.Words.Translation != TranslationState.CheckedByNative;

    public IActionResult OnGet(string lang)
    {
        if (!Language.TryParse(lang, out var language)
            || !published.Current.Pages.TryGetValue(PageId.Home, out var home)
            || !home.Words.TryGetValue(language, out var words))
        {
            return NotFound();
        }

        (Language, Words) = (language, words);
        frame.Set(language, words.Title, "");
        frame.IsHome = true;
        frame.Description = words.Summary;
        return Page();
    }
}
