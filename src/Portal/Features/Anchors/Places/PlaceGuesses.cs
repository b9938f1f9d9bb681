namespace Portal.Features.Anchors.Places;

/// <summary>Collects the places whose names are nearest to a misspelt word. The guards keep nonsense from finding a village.</summary>
internal sealed class PlaceGuesses(string word, int limit)
{
    private readonly HashSet<Place> found = [];
    private int fewest = limit;

    /// <summary>A misspelt town is likelier than a misspelt country: Turkku is Turku, not Turkki.</summary>
    public IReadOnlyList<Place> Best =>
        [.. found.Any(place => place.Kind == PlaceKind.Municipality) ? found.Where(place => place.Kind != PlaceKind.Abroad) : found];

    public void Consider(string name, IEnumerable<Place> places)
    {
        if (!BeginsAlike(name))
            return;
        var errors = EditDistance.Between(word, name, fewest);
        if (errors > fewest)
            return;
        var eligible = places.Where(place => word.Length >= ShortestFor(place.Kind) && (errors < 2 || place.Kind == PlaceKind.Municipality)).ToList();
        if (eligible.Count == 0)
            return;
        if (errors < fewest)
            found.Clear();
        fewest = errors;
        found.UnionWith(eligible);
    }

    /// <summary>People seldom miss the first letter, except by swapping it with the second.</summary>
    private bool BeginsAlike(string name) =>
        name[0] == word[0] || (name.Length > 1 && word.Length > 1 && name[0] == word[1] && name[1] == word[0]);

    private static int ShortestFor(PlaceKind kind) => kind switch
    {
        PlaceKind.Municipality => 4,
        PlaceKind.Former => 6,
        PlaceKind.District => 8,
        _ => 7,
    };
}
