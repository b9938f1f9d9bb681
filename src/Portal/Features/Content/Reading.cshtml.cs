using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;

namespace Portal.Features.Content;

/// <summary>One page of the content, in one language.</summary>
[Kept]
public sealed class ReadingModel(PageShowing showing, IEnumerable<PrivacyNote> notes) : PageModel
{
    /// <summary>Pages that promise who learns what about the reader.</summary>
    private static readonly string[] Promising = ["privacy", "after/anonymity", "safe-browsing"];

    public ShownPage Shown { get; private set; } = null!;

    /// <summary>What such a page must say beside its own text, by the operator's choices.</summary>
    public IEnumerable<string> Notes => Promising.Contains(Shown.Page.Id.Value) ? notes.Select(note => note.Text()).OfType<string>() : [];

    public IActionResult OnGet(string lang, string? slug)
    {
        // Home has an address of its own, and a page of its own that answers there.
        if (slug is null || slug == PageId.Home.Value || showing.Show(lang, slug) is not { } shown)
            return NotFound();

        Shown = shown;
        return Page();
    }
}
