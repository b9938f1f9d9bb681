using Portal.Localization;

namespace Portal.Features.Anchors.Places;

/// <summary>
/// From what people write to places. Built once per directory. A surer way of finding always silences the less sure ones:
/// the name itself, a postcode, a name in a sentence, a name begun, a name misspelt.
/// </summary>
public sealed class PlaceMatcher
{
    private const int LongestQuery = 200;
    private const int MostGuesses = 5;
    private const int ShortestWhole = 4;
    private readonly AnchorDirectory directory;
    private readonly PlaceIndex index;
    private readonly PlaceWords words;
    private readonly PlaceSentence sentence;

    internal PlaceMatcher(AnchorDirectory directory)
    {
        this.directory = directory;
        index = new PlaceIndex(Place.AllOf(directory));
        words = new PlaceWords(index);
        sentence = new PlaceSentence(words, directory.OrdinaryWords);
    }

    /// <summary>The places a reader may mean, best first; empty for nonsense, several when we must ask. Never throws, in any script.</summary>
    public IReadOnlyList<PlaceMatch> Find(string? query, Language language, int max = 10)
    {
        var text = query is { Length: > LongestQuery } ? query[..LongestQuery] : query ?? "";
        var folded = PlaceText.Fold(text);
        if (folded.Length == 0 || max < 1)
            return [];

        var compact = folded.Replace(" ", "", StringComparison.Ordinal);
        var places = Settle(words.Exactly(PlaceText.Plain(text), folded), language);
        if (places.Count == 0 && folded.Count(letter => letter == ' ') is 1 or 2)
            places = Settle(index.Folded(compact), language);
        // "Rovan" may be the village of Rova and is more likely Rovaniemi on its way.
        if (places.Count > 0 && places.All(place => place.Kind == PlaceKind.District) && index.Folded(folded).Count == 0)
            places.InsertRange(0, Begun(folded, language).Where(place => place.Kind == PlaceKind.Municipality));
        if (places.Count > 0)
            return Matches(places, language, max);

        var named = sentence.Read(text);
        if (Postcode(folded, named) is { Count: > 0 } postcodes)
            return Matches([.. postcodes, .. Settle(named, language).Where(place => !postcodes.Any(code => place.Municipalities.Contains(code.Municipalities[0])))], language, max);
        if (Settle(named, language) is { Count: > 0 } inSentence)
            return Matches(inSentence, language, max);
        if (Begun(folded, language) is { Count: > 0 } begun)
            return Matches(begun, language, max);
        return Matches(Settle(words.Nearly(folded), language), language, Math.Min(max, MostGuesses));
    }

    /// <summary>The one municipality with this name in any language, written like an address: no guessing.</summary>
    internal Municipality? MunicipalityNamed(string segment)
    {
        var named = index.Folded(PlaceText.Fold(segment.Length > LongestQuery ? "" : segment))
            .Where(place => place.Kind == PlaceKind.Municipality)
            .ToList();
        return named is [{ Only: { } code }] ? directory.Find(code) : null;
    }

    /// <summary>A district of a town that is found itself, or a county that is the region under another name, would only make us ask in vain.</summary>
    private static List<Place> Settle(IReadOnlyList<Place> places, Language language)
    {
        var compare = language.Culture.CompareInfo;
        var ordered = places
            .OrderBy(place => place.Kind)
            .ThenBy(place => place.Names.In(language), Comparer<string>.Create((a, b) => compare.Compare(a, b)));
        var settled = new List<Place>();
        foreach (var place in ordered)
        {
            var repeats = place.Kind != PlaceKind.Abroad && settled.Any(other => other.Municipalities.SequenceEqual(place.Municipalities)
                || (other.Kind == PlaceKind.Region && place.Kind == PlaceKind.County && other.Municipalities.Intersect(place.Municipalities).Count() * 2 > place.Municipalities.Count));
            if (!repeats)
                settled.Add(place);
        }

        return settled;
    }

    private List<Place> Postcode(string folded, IReadOnlyList<Place> named)
    {
        var found = new List<Place>();
        foreach (var word in folded.Split(' '))
        {
            var digits = word.StartsWith("fi", StringComparison.Ordinal) || word.StartsWith("ax", StringComparison.Ordinal) ? word[2..] : word;
            if (digits.Length != 5 || !directory.Postcodes.TryGetValue(digits, out var code) || directory.Find(code) is not { } municipality)
                continue;
            found.Add(new Place(PlaceKind.Postcode, municipality.Names with { Finnish = $"{digits} {municipality.Names.Finnish}" }, [digits], [code]));
        }

        // A number in a sentence that names another place is rather a house or a year.
        return found.Count > 1 && named.Count > 0 ? [] : found;
    }

    private List<Place> Begun(string folded, Language language)
    {
        if (folded.Length < 2)
            return [];

        var compare = language.Culture.CompareInfo;
        var names = index.NamesFrom(folded)
            .SelectMany(name => index.Folded(name).Where(place => IsWorthSuggesting(place, name, folded)))
            .Concat(BegunEnding(folded))
            .Distinct();
        var begun = names
            .OrderBy(place => place.Kind)
            .ThenBy(place => PlaceText.Fold(place.Names.In(language)).StartsWith(folded, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(place => place.Names.In(language), Comparer<string>.Create((a, b) => compare.Compare(a, b)))
            .ToList();
        // "Vanta" is Vantaa, not the county around it as well; "Jouts" may be Joutsa or Joutseno, and only the reader knows.
        return begun is [{ Kind: PlaceKind.Municipality, Only: { } code } town, _, ..]
            && begun.Skip(1).All(other => other.Kind is PlaceKind.Region or PlaceKind.County && other.Municipalities.Contains(code))
            && IsNearlyWhole(town, folded)
            ? [town]
            : begun;
    }

    private static bool IsNearlyWhole(Place town, string begun) => begun.Length >= ShortestWhole && town.Spellings.Select(PlaceText.Fold)
        .Any(name => name.Length == begun.Length + 1 && name.StartsWith(begun, StringComparison.Ordinal));

    /// <summary>Half the nouns of Finnish begin the name of some village: most of it must be there before we suggest one.</summary>
    private static bool IsWorthSuggesting(Place place, string name, string begun) => place.Kind switch
    {
        PlaceKind.Municipality => true,
        PlaceKind.District => begun.Length >= 4 && begun.Length * 5 >= name.Length * 3,
        PlaceKind.Abroad => begun.Length >= 4 && !name.Contains(' ', StringComparison.Ordinal),
        _ => begun.Length >= 3,
    };

    /// <summary>"Tampereel" on its way to Tampereella.</summary>
    private IEnumerable<Place> BegunEnding(string folded) =>
        Enumerable.Range(1, 3)
            .Where(length => folded.Length - length >= 4 && FinnishForms.BeginsEnding(folded[^length..]))
            .SelectMany(length => index.Stem(folded[..^length]))
            .Where(place => place.Kind == PlaceKind.Municipality);

    private List<PlaceMatch> Matches(IEnumerable<Place> places, Language language, int max) =>
        [.. places.Take(max).Select(place => Match(place, language))];

    private PlaceMatch Match(Place place, Language language)
    {
        var routes = place.Municipalities.Select(directory.Router.RouteFor).OfType<AnchorRoute>().ToList();
        var departments = routes.Select(route => route.Municipality.PoliceDepartment).Distinct().ToList();
        var teams = routes.Select(route => route.Team?.Id).Distinct().ToList();
        var name = place.Kind == PlaceKind.Postcode && place.Only is { } code && directory.Find(code) is { } municipality
            ? $"{place.Spellings[0]} {municipality.Names.In(language)}"
            : place.Names.In(language);
        return new PlaceMatch(
            place.Kind,
            place.Only,
            name,
            place.Municipalities,
            departments is [var department] ? department : null,
            teams is [var team] ? team : null);
    }
}
