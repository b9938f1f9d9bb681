using System.Collections.Frozen;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Anchors.Places;
using Portal.Features.Anchors.Reading;
using Portal.Localization;

namespace Portal.Features.Anchors;

/// <summary>Places, authorities, Anchor teams and contacts of one published snapshot. It never changes; publishing makes a new one.</summary>
public sealed class AnchorDirectory
{
    private readonly FrozenDictionary<MunicipalityCode, Municipality> byCode;
    private readonly FrozenDictionary<string, Municipality> bySlug;
    private readonly FrozenDictionary<string, Contact> contacts;
    private readonly FrozenDictionary<Language, IReadOnlyList<Municipality>> sorted;
    private readonly Lazy<AnchorRouter> router;
    private readonly Lazy<PlaceMatcher> places;

    private AnchorDirectory(DirectoryReader reader)
    {
        Municipalities = reader.Municipalities();
        Regions = reader.Regions();
        Counties = reader.Counties();
        PoliceDepartments = reader.PoliceDepartments();
        Contacts = reader.Contacts();
        Teams = reader.Teams();
        Former = reader.Former();
        Districts = reader.Districts();
        Postcodes = reader.Postcodes();
        Abroad = reader.Abroad();
        OrdinaryWords = reader.OrdinaryWords();

        byCode = Municipalities.DistinctBy(each => each.Code).ToFrozenDictionary(each => each.Code);
        bySlug = Municipalities.ToFrozenDictionary(each => each.Slug, StringComparer.Ordinal);
        contacts = Contacts.ToFrozenDictionary(each => each.Id, StringComparer.Ordinal);
        sorted = Language.All.ToFrozenDictionary(language => language, Sorted);
        Problems = [.. reader.Problems, .. DirectoryReferences.Check(this)];
        router = new Lazy<AnchorRouter>(() => new AnchorRouter(this));
        places = new Lazy<PlaceMatcher>(() => new PlaceMatcher(this));
    }

    /// <summary>What is wrong in the files, for <c>content check</c>. Rows that are wrong are left out of the directory.</summary>
    public IReadOnlyList<DirectoryProblem> Problems { get; }

    public IReadOnlyList<Municipality> Municipalities { get; }
    public IReadOnlyList<Region> Regions { get; }
    public IReadOnlyList<WellbeingCounty> Counties { get; }
    public IReadOnlyList<PoliceDepartment> PoliceDepartments { get; }
    public IReadOnlyList<AnchorTeam> Teams { get; }
    public IReadOnlyList<Contact> Contacts { get; }
    public IReadOnlyList<FormerMunicipality> Former { get; }
    public IReadOnlyList<District> Districts { get; }
    public IReadOnlyDictionary<string, MunicipalityCode> Postcodes { get; }
    public IReadOnlyList<AbroadPlace> Abroad { get; }

    /// <summary>Words that are names of places too and mean no place inside a sentence.</summary>
    internal IReadOnlySet<string> OrdinaryWords { get; }

    /// <summary>From what people write to places.</summary>
    public PlaceMatcher Places => places.Value;

    /// <summary>From a municipality to whoever receives a worry there.</summary>
    public AnchorRouter Router => router.Value;

    /// <summary>Reads the texts of <c>content/</c> by their path below it; never throws on what they hold.</summary>
    public static AnchorDirectory Parse(IReadOnlyDictionary<string, string> files) => new(new DirectoryReader(files));

    public Municipality? Find(MunicipalityCode code) => byCode.GetValueOrDefault(code);

    /// <summary>The municipality at this address exactly.</summary>
    public Municipality? FindBySlug(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The municipality a reader means with the last part of an address, in any of its names: the page answers 301 to its slug.</summary>
    public Municipality? FindByAddress(string segment) => FindBySlug(segment) ?? Places.MunicipalityNamed(segment);

    public PoliceDepartment? FindPoliceDepartment(string id) =>
        PoliceDepartments.FirstOrDefault(department => string.Equals(department.Id, id, StringComparison.Ordinal));

    /// <summary>Null in Åland.</summary>
    public WellbeingCounty? CountyOf(Municipality municipality) =>
        Counties.FirstOrDefault(county => string.Equals(county.Code, municipality.County, StringComparison.Ordinal));

    public AnchorTeam? FindTeam(string id) => Teams.FirstOrDefault(team => string.Equals(team.Id, id, StringComparison.Ordinal));

    public Contact? FindContact(string id) => contacts.GetValueOrDefault(id);

    /// <summary>
    /// The national number to try when nobody answers a contact whose record is overdue; null when it is the contact itself or
    /// does not serve there.
    /// </summary>
    public Contact? FallbackFor(Contact contact)
    {
        var id = contact.Kind is ContactKind.Crisis or ContactKind.Victim or ContactKind.Youth or ContactKind.Family ? "mieli" : "police-helpline";
        return FindContact(id) is { IsShown: true } fallback && fallback.Id != contact.Id
            && Municipalities.Any(each => contact.Area.Covers(each) && fallback.Area.Covers(each)) ? fallback : null;
    }

    /// <summary>Every shown contact that serves this municipality, its own ones before the national ones.</summary>
    public IReadOnlyList<Contact> ContactsFor(Municipality municipality) =>
    [
        .. Contacts.Where(contact => contact.IsShown && contact.Area.Covers(municipality))
            .OrderBy(contact => contact.Kind)
            .ThenBy(contact => contact.Area.IsLocal ? 0 : 1)
            .ThenBy(contact => contact.Id, StringComparer.Ordinal),
    ];

    /// <summary>All municipalities, A–Ö by their names in this language.</summary>
    public IReadOnlyList<Municipality> MunicipalitiesIn(Language language) => sorted[language];

    /// <summary>All regions, A–Ö by their names in this language.</summary>
    public IReadOnlyList<Region> RegionsIn(Language language) => [.. Regions.OrderBy(each => each.Names.In(language), Alphabet(language))];

    private IReadOnlyList<Municipality> Sorted(Language language) => [.. Municipalities.OrderBy(each => each.Names.In(language), Alphabet(language))];

    private static Comparer<string> Alphabet(Language language) => Comparer<string>.Create(language.Culture.CompareInfo.Compare);
}
