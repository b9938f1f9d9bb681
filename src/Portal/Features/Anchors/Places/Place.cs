namespace Portal.Features.Anchors.Places;

/// <summary>A place as the index knows it: its names for showing and every spelling for finding.</summary>
internal sealed record Place(PlaceKind Kind, LocalText Names, IReadOnlyList<string> Spellings, IReadOnlyList<MunicipalityCode> Municipalities)
{
    public MunicipalityCode? Only => Municipalities is [var only] ? only : null;

    /// <summary>The names that take Finnish endings, where they are not simply the Finnish name.</summary>
    public IReadOnlyList<string> FinnishNames { get => field ?? [Names.Finnish]; private init; }

    /// <summary>Villages are too many and too alike to be worth a guess.</summary>
    public bool IsMajor => Kind is not PlaceKind.District;

    public static IEnumerable<Place> AllOf(AnchorDirectory directory)
    {
        foreach (var each in directory.Municipalities)
            yield return new Place(PlaceKind.Municipality, each.Names, [.. each.Names.All(), .. each.Sami.Values, .. each.Aliases, .. Saints(each.Names.Swedish)], [each.Code]);
        foreach (var each in directory.Regions)
            yield return new Place(PlaceKind.Region, each.Names, [.. each.Names.All(), .. each.Aliases], Within(directory, municipality => municipality.Region == each.Code));
        foreach (var each in directory.Counties)
            yield return new Place(PlaceKind.County, each.Names, [.. each.Names.All(), .. each.Area.All(), .. each.Aliases], Within(directory, municipality => municipality.County == each.Code))
            {
                FinnishNames = [each.Names.Finnish, each.Area.Finnish],
            };
        foreach (var each in directory.Former)
            yield return new Place(PlaceKind.Former, each.Names, [.. each.Names.All(), .. each.Aliases], [each.Municipality]);
        foreach (var each in directory.Districts)
            yield return new Place(PlaceKind.District, each.Names, [.. each.Names.All()], [each.Municipality]);
        foreach (var each in directory.Abroad)
            yield return new Place(PlaceKind.Abroad, each.Names, [.. each.Names.All(), .. each.Aliases], [])
            {
                FinnishNames = [each.Names.Finnish, .. each.Aliases.Where(alias => !PlaceText.IsArabic(alias))],
            };
    }

    /// <summary>S:t Karins is written in full as well.</summary>
    internal static IEnumerable<string> Saints(string? swedish) =>
        swedish is not null && swedish.StartsWith("S:t ", StringComparison.Ordinal) ? ["Sankt " + swedish[4..], "S t " + swedish[4..]] : [];

    private static IReadOnlyList<MunicipalityCode> Within(AnchorDirectory directory, Func<Municipality, bool> belongs) =>
        [.. directory.Municipalities.Where(belongs).Select(each => each.Code)];
}
