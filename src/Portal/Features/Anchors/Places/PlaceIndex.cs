namespace Portal.Features.Anchors.Places;

/// <summary>All places by their spellings: exact, folded, by Finnish stem, and sorted for names still being typed.</summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<string, Place[]> plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place[]> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place[]> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place[]> skeletons = new(StringComparer.Ordinal);
    private readonly Dictionary<Place, Place[]> alone = new(ReferenceEqualityComparer.Instance);
    private readonly string[] sorted;
    private readonly ILookup<int, string> namesByLength;
    private readonly ILookup<int, string> stemsByLength;

    public PlaceIndex(IEnumerable<Place> places)
    {
        foreach (var place in places)
        {
            foreach (var spelling in place.Spellings)
                Add(place, spelling);
            foreach (var stem in place.FinnishNames.Select(PlaceText.Fold).Distinct().SelectMany(FinnishForms.Stems).Distinct())
                Add(stems, stem, place);
        }

        sorted = [.. folded.Keys.Order(StringComparer.Ordinal)];
        namesByLength = folded.Keys.ToLookup(name => name.Length);
        stemsByLength = stems.Where(stem => stem.Value.Any(place => place.Kind == PlaceKind.Municipality)).ToLookup(stem => stem.Key.Length, stem => stem.Key);
    }

    public IReadOnlyList<Place> Plain(string text) => plain.GetValueOrDefault(text) ?? [];

    public IReadOnlyList<Place> Folded(string text) => folded.GetValueOrDefault(text) ?? [];

    public IReadOnlyList<Place> Stem(string stem) => stems.GetValueOrDefault(stem) ?? [];

    public IReadOnlyList<Place> Skeleton(string consonants) => skeletons.GetValueOrDefault(consonants) ?? [];

    public IEnumerable<string> NamesOfLength(int length) => namesByLength[length];

    public IEnumerable<string> MunicipalityStemsOfLength(int length) => stemsByLength[length];

    /// <summary>Folded names that begin with this text.</summary>
    public IEnumerable<string> NamesFrom(string start)
    {
        var first = Array.BinarySearch(sorted, start, StringComparer.Ordinal);
        return sorted.Skip(first < 0 ? ~first : first).TakeWhile(name => name.StartsWith(start, StringComparison.Ordinal));
    }

    private void Add(Place place, string spelling)
    {
        Add(plain, PlaceText.Plain(spelling), place);
        var name = PlaceText.Fold(spelling);
        Add(folded, name, place);
        Add(folded, name.Replace(" ", "", StringComparison.Ordinal), place);
        if (PlaceText.IsArabic(name))
            Add(skeletons, PlaceText.ArabicSkeleton(name), place);
    }

    // A hundred thousand forms mean one place each: they share that place's own array.
    private void Add(Dictionary<string, Place[]> index, string key, Place place)
    {
        if (key.Length == 0)
            return;
        if (!index.TryGetValue(key, out var there))
            index[key] = Alone(place);
        else if (!there.Contains(place))
            index[key] = [.. there, place];
    }

    private Place[] Alone(Place place)
    {
        if (!alone.TryGetValue(place, out var only))
            alone[place] = only = [place];
        return only;
    }
}
