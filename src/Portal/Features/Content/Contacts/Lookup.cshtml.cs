using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>Find who helps where: a place field, and every municipality A–Ö for those who would rather choose.</summary>
[Kept]
public sealed class LookupModel(PublishedContent published, SiteNavigation site, PageFrame frame) : PageModel
{
    private const string PageName = "contacts";
    private const int LongestShown = 60;

    public Language Language { get; private set; } = Language.Finnish;

    public PublishedWords Words { get; private set; } = null!;

    public PageFoot Foot { get; private set; } = null!;

    public PlaceForm Form { get; private set; } = null!;

    public bool IsAbroad { get; private set; }

    /// <summary>The places the reader may have meant, when there is more than one.</summary>
    public IReadOnlyList<Municipality> Candidates { get; private set; } = [];

    public bool Asked { get; private set; }

    public IReadOnlyList<PlaceLetter> Letters => PlaceIndex.Letters(published.Current.Directory, Language);

    public string AddressOf(Municipality municipality) => MunicipalityModel.AddressOf(municipality, Language);

    public IActionResult OnGet(string lang, string? place)
    {
        var snapshot = published.Current;
        if (!Language.TryParse(lang, out var language) || snapshot.Find(PageName) is not { } page
            || !page.Words.TryGetValue(language, out var words))
        {
            return NotFound();
        }

        (Language, Words) = (language, words);
        Foot = new PageFoot(page, language, snapshot, site);
        Form = new PlaceForm(language);
        frame.Set(language, words.Title, PageName);
        frame.Description = words.Summary;
        return string.IsNullOrWhiteSpace(place) ? Page() : Look(snapshot.Directory, place.Trim());
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
