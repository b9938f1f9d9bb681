using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>Whom to contact in one municipality; the answer comes first and the page is never empty.</summary>
[Kept]
public sealed class MunicipalityModel(PublishedContent published, PageFrame frame) : PageModel
{
    public Language Language { get; private set; } = Language.Finnish;

    public Municipality Place { get; private set; } = null!;

    public AnchorRoute Route { get; private set; } = null!;

    /// <summary>True when somebody of the Anchor work itself can be called or written to.</summary>
    public bool HasTeamNumber => Route.Contacts.Any(contact => contact.Kind == ContactKind.Anchor);

    public IReadOnlyList<string> OtherNames =>
        [.. Place.Names.All().Take(2).Concat(Place.Sami.Values).Distinct().Where(name => name != Place.Names.In(Language))];

    /// <summary>Who runs health and social services here.</summary>
    public string CareName => Directory.CountyOf(Place)?.Names.In(Language) ?? Texts.CareInAland;

    public string? RegionName => Directory.Regions.FirstOrDefault(region => region.Code == Place.Region)?.Names.In(Language);

    public IReadOnlyList<Contact> Urgent => Of(ContactKind.Social);

    public IReadOnlyList<Contact> Talk => Of(ContactKind.Crisis, ContactKind.Victim, ContactKind.Exit);

    private AnchorDirectory Directory => published.Current.Directory;

    public static string AddressOf(Municipality municipality, Language language) =>
        $"/{language.Code}/contacts/{municipality.Slug}";

    public IActionResult OnGet(string lang, string municipality)
    {
        if (!Language.TryParse(lang, out var language) || Directory.FindByAddress(municipality) is not { } place)
            return NotFound();

        if (place.Slug != municipality)
            return RedirectPermanent(AddressOf(place, language));

        (Language, Place, Route) = (language, place, Directory.Router.RouteFor(place));
        frame.Set(language, string.Format(language.Culture, Texts.MunicipalityTitle, place.Names.In(language)), $"contacts/{place.Slug}");
        return Page();
    }

    /// <summary>Contacts of a kind for this place that are not already at the top of the page.</summary>
    private IReadOnlyList<Contact> Of(params ContactKind[] kinds) =>
        [.. Directory.ContactsFor(Place).Where(contact => kinds.Contains(contact.Kind)).Except(Route.Contacts)];
}
