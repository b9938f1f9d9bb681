using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Glossary;

/// <summary>The termbase as a page: every word in the reader's language, with its names in the other four.</summary>
[Kept]
public sealed class GlossaryModel(PublishedContent published, PageShowing showing) : PageModel
{
    public ShownPage Shown { get; private set; } = null!;

    public Language Language => Shown.Language;

    /// <summary>In the reader's own alphabetical order.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; private set; } = [];

    public IActionResult OnGet(string lang)
    {
        if (showing.Show(lang, "glossary") is not { } shown)
            return NotFound();

        Shown = shown;
        var compare = Language.Culture.CompareInfo;
        Terms = [.. published.Current.Glossary.OrderBy(
            term => term.Words[Language].Term, Comparer<string>.Create((a, b) => compare.Compare(a, b, System.Globalization.CompareOptions.IgnoreCase)))];
        return Page();
    }
}
