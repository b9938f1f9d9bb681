using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Content.Contacts;
using Portal.Localization;

namespace Portal.Features.Content.Handouts;

/// <summary>What the inside of a handout says in one language.</summary>
public sealed class HandoutPanel(Municipality place, Language language, bool isLeaflet, DateOnly today, PublishedSnapshot snapshot)
{
    private const int MostOnCard = 4;
    private const int MostOnLeaflet = 7;

    public Language Language => language;

    public string PlaceName => place.Names.In(language);

    /// <summary>Who runs health and social services there.</summary>
    public string CareName => snapshot.Directory.CountyOf(place)?.Names.In(language) ?? Say(nameof(Texts.CareInAland));

    public bool HasTeamNumber => Route.Contacts.Any(contact => contact.Kind == ContactKind.Anchor);

    public bool IsAland => Route.Kind == RouteKind.OwnAuthority;

    /// <summary>Numbers alone: whoever answers for this place first, then those who listen.</summary>
    public IEnumerable<Contact> Contacts => Route.Contacts
        .Concat(snapshot.Directory.ContactsFor(place).Where(contact => contact.Kind is ContactKind.Crisis))
        .Concat(snapshot.Directory.ContactsFor(place).Where(contact => contact.Kind is ContactKind.Exit))
        .Concat(snapshot.Directory.ContactsFor(place).Where(contact => contact.Kind is ContactKind.Victim))
        .Where(contact => contact.PhoneFor(language) is not null && contact.Kind != ContactKind.Emergency)
        .DistinctBy(contact => contact.PhoneFor(language))
        .Take(isLeaflet ? MostOnLeaflet : MostOnCard);

    /// <summary>What happens after a contact, from the page about it.</summary>
    public PublishedWords? After => snapshot.Find("after") is { } page && page.Words.TryGetValue(language, out var words) ? words : null;

    public PublishedSection? Stages => isLeaflet ? After?.Sections.FirstOrDefault(section => section.Id == "stages") : null;

    private AnchorRoute Route => snapshot.Directory.Router.RouteFor(place);

    /// <summary>An interface text in this panel's language, which may be another than the page's.</summary>
    public string Say(string key, params object[] values) =>
        string.Format(language.Culture, Texts.ResourceManager.GetString(key, language.Culture) ?? "", values);

    /// <summary>Whether its source has not been seen for too long: paper says so as the page does.</summary>
    public bool IsOverdue(Contact contact) => contact.IsOverdue(today);

    /// <summary>Hours in one line, or nothing when no source gives them.</summary>
    public string Hours(Contact contact) => contact.Phones.ContainsKey(language.Code) ? ""
        : contact.Hours is { IsAlways: true } ? Say(nameof(Texts.ContactAlways))
        : string.Join(" · ", new ContactWords(contact, language).Hours().Select(hours => $"{hours.Days} {hours.Times}"));
}
