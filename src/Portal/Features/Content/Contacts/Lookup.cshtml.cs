using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>Find who helps where: a place field, and every municipality A–Ö for those who would rather choose.</summary>
[Kept]
public sealed class LookupModel(PublishedContent published, PageShowing showing, PageFrame frame) : PageModel
{
    private const string PageName = "contacts";
    private const int LongestShown = 60;

    public ShownPage Shown { get; private set; } = null!;

    public Language Language => Shown.Language;

    public PlaceForm Form { get; private set; } = null!;

    public bool IsAbroad { get; private set; }

    /// <summary>The places the reader may have meant, when there is more than one.</summary>
    public IReadOnlyList<Municipality> Candidates { get; private set; } = [];

    public bool Asked { get; private set; }

    public IReadOnlyList<PlaceLetter> Letters => PlaceIndex.Letters(published.Current.Directory, Language);

    public string AddressOf(Municipality municipality) => MunicipalityModel.AddressOf(municipality, Language);

    public IActionResult OnGet(string lang, string? place)
    {
        if (showing.Show(lang, PageName) is not { } shown)
            return NotFound();

        Shown = shown;
        Form = new PlaceForm(Language);
        return string.IsNullOrWhiteSpace(place) ? Page() : Look(published.Current.Directory, place.Trim());
    }

    private IActionResult Look(AnchorDirectory directory, string typed)
    {
        Asked = true;
        frame.NoIndex = true;
        Response.Headers.CacheControl = "no-store";
        var matches = directory.Places.Find(typed, Language);
        Candidates = [.. matches
            .SelectMany(match => match.Municipalities)
            .Distinct()
            .Select(directory.Find)
            .OfType<Municipality>()];
        if (Candidates is [var only] && matches.All(match => match.Kind != PlaceKind.Abroad))
        {
            Response.Headers.Location = AddressOf(only);
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        IsAbroad = matches.Any(match => match.Kind == PlaceKind.Abroad);
        var shown = typed.Length > LongestShown ? typed[..LongestShown] + "…" : typed;
        var error = matches.Count == 0 ? string.Format(Language.Culture, Texts.PlaceNotFound, shown) : null;
        Form = new PlaceForm(Language, typed, error);
        return Page();
    }
}
