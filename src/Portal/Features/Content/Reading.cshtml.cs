using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;

namespace Portal.Features.Content;

/// <summary>One page of the content, in one language.</summary>
[Kept]
public sealed class ReadingModel(PageShowing showing, IEnumerable<PrivacyNote> notes) : PageModel
{
    private const string PrivacyPage = "privacy";

    public ShownPage Shown { get; private set; } = null!;

    /// <summary>What the privacy page must say beside its own text, by the operator's choices.</summary>
    public IEnumerable<string> Notes => Shown.Page.Id.Value == PrivacyPage ? notes.Select(note => note.Text()).OfType<string>() : [];

    public IActionResult OnGet(string lang, string? slug)
    {
        // Home has an address of its own, and a page of its own that answers there.
        if (slug is null || slug == PageId.Home.Value || showing.Show(lang, slug) is not { } shown)
            return NotFound();

        Shown = shown;
        return Page();
    }
}
