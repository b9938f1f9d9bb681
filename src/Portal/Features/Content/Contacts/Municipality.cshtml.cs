using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Content.Handouts;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>Whom to contact in one municipality; the answer comes first and the page is never empty.</summary>
[Kept]
public sealed class MunicipalityModel(PublishedContent published, SiteNavigation site, PageFrame frame) : PageModel
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

    /// <summary>Whom a religious community can turn to beside the Anchor team.</summary>
    public IReadOnlyList<Contact> Communities => Of(ContactKind.Faith);

    public IEnumerable<SiteLink> CommunityLinks => new[] { site.Link("communities/who-to-contact", Language) }.OfType<SiteLink>();

    public string HandoutAddress => HandoutModel.AddressOf(Place, "card", new HandoutLanguages(Language, null), Language);

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
        frame.Data = Data();
        return Page();
    }

    /// <summary>schema.org's GovernmentService: the Anchor work that serves this municipality.</summary>
    private string? Data() => Route is not { Team: { } team, PoliceDepartment: { } police } ? null : JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "GovernmentService",
        ["name"] = team.Names.In(Language),
        ["areaServed"] = Place.Names.In(Language),
        ["provider"] = new Dictionary<string, string> { ["@type"] = "GovernmentOrganization", ["name"] = police.Names.In(Language) },
        ["url"] = site.Absolute(AddressOf(Place, Language)),
    });

    /// <summary>Contacts of a kind for this place that are not already at the top of the page.</summary>
    private IReadOnlyList<Contact> Of(params ContactKind[] kinds) =>
        [.. Directory.ContactsFor(Place).Where(contact => kinds.Contains(contact.Kind)).Except(Route.Contacts)];
}
