using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Handouts;

/// <summary>Choose a place, one or two languages and a form; the answer is the sheet to print.</summary>
[Kept]
public sealed class ChooseModel(PublishedContent published, PageShowing showing, PageFrame frame) : PageModel
{
    private const int LongestShown = 60;

    public ShownPage Shown { get; private set; } = null!;

    public Language Language => Shown.Language;

    public string Typed { get; private set; } = "";

    public Language First { get; private set; } = Language.Finnish;

    public Language? Second { get; private set; }

    public bool IsLeaflet { get; private set; }

    public string? Error { get; private set; }

    /// <summary>The places the reader may have meant, when there is more than one.</summary>
    public IReadOnlyList<Municipality> Candidates { get; private set; } = [];

    public string AddressOf(Municipality place) =>
        HandoutModel.AddressOf(place, IsLeaflet ? "leaflet" : "card", new HandoutLanguages(First, Second), Language);

    public IActionResult OnGet(string lang, string? place, string? first, string? second, string? form)
    {
        if (showing.Show(lang, "communities/handouts") is not { } shown)
            return NotFound();

        Shown = shown;
        First = Language.TryParse(first, out var one) ? one : Language;
        Second = Language.TryParse(second, out var two) && two != First ? two : null;
        IsLeaflet = form == "leaflet";
        Typed = place?.Trim() ?? "";
        return place is null ? Page() : Look(published.Current.Directory);
    }

    private IActionResult Look(AnchorDirectory directory)
    {
        frame.NoIndex = true;
        Response.Headers.CacheControl = "no-store";
        Candidates =
        [
            .. directory.Places.Find(Typed, Language).Where(match => match.Kind != PlaceKind.Abroad)
                .SelectMany(match => match.Municipalities).Distinct().Select(directory.Find).OfType<Municipality>(),
        ];
        if (Candidates is [var only])
        {
            Response.Headers.Location = AddressOf(only);
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        var typed = Typed.Length > LongestShown ? Typed[..LongestShown] + "…" : Typed;
        if (Candidates.Count == 0)
            Error = Typed.Length == 0 ? Texts.HandoutPlaceMissing : string.Format(Language.Culture, Texts.PlaceNotFound, typed);

        return Page();
    }
}
