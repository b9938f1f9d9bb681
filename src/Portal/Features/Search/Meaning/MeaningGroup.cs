using System.Globalization;
using Portal.Features.Content;

namespace Portal.Features.Search.Meaning;

/// <summary>Something people mean, the same in all languages, and the published pages it leads to.</summary>
/// <param name="Pages">Best first; only pages that are published.</param>
/// <param name="Weight">From 1, said in passing, to 5, says it all.</param>
/// <param name="Urgent">Somebody may be hurt: the first page stands above everything else.</param>
internal sealed record MeaningGroup(string Id, IReadOnlyList<PageId> Pages, int Weight, bool Urgent)
{
    internal const string Path = "search/groups.yaml";
    private const int Ordinary = 3;
    private const int Heaviest = 5;

    internal static IReadOnlyDictionary<string, MeaningGroup> ReadAll(PublishedSnapshot snapshot, ICollection<ContentProblem> problems)
    {
        var groups = SearchFile.Map(snapshot.Files, Path, problems)?.OptionalMap("groups");
        return (groups?.Keys ?? []).Select(id => Read(id, groups!.OptionalMap(id), snapshot)).ToDictionary(group => group.Id, StringComparer.Ordinal);
    }

    private static MeaningGroup Read(string id, YamlMap? map, PublishedSnapshot snapshot) => new(
        id,
        [.. (map?.Texts("pages") ?? []).Select(page => snapshot.Find(page)?.Id).OfType<PageId>()],
        int.TryParse(map?.OptionalText("weight"), CultureInfo.InvariantCulture, out var weight) ? Math.Clamp(weight, 1, Heaviest) : Ordinary,
        map?.OptionalText("urgent") == "true");
}
