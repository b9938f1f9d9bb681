using System.Globalization;
using Portal.Features.Search;
using Portal.Localization;
using Portal.Tests.Features.Anchors;
using Portal.Tests.Features.Search;
using Portal.Tests.Support;
using Shipped = Portal.Tests.Features.Search.Published;

namespace Portal.Benchmarks;

/// <summary>Success among the first three, first place and mean reciprocal rank, per set and language, with every query that missed.</summary>
internal static class SearchBenchRelevance
{
    private const int Shown = 3;

    internal static void Run(string[] files)
    {
        var sets = files.Length > 0 ? files : [.. Directory.GetFiles(Tree.File("tests", "Portal.Tests", "Features", "Search"), "judged*.tsv").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        foreach (var set in sets)
        {
            foreach (var language in Language.All)
                Measure(set, Shipped.Search, language);
        }
    }

    /// <summary>The place benches: right answers a group, and every case that is missed.</summary>
    internal static void RunPlaces()
    {
        var directory = Shipped.Snapshot.Directory;
        foreach (var file in new[] { "place-bench.csv", "place-bench-second.csv" })
        {
            var cases = PlaceCase.ReadAll(file);
            var wrong = cases.Where(each => !each.IsMetBy(directory)).ToList();
            foreach (var each in wrong)
                Console.WriteLine($"  {each.Group} [{each.Query}] wanted {each.Expected}, saw {string.Join(", ", each.Find(directory).Take(4).Select(match => $"{match.Kind} {match.Name} {match.Code}"))}");

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file,-24} {cases.Count - wrong.Count} of {cases.Count}, {(cases.Count - wrong.Count) / (double)cases.Count:P1}"));
        }
    }

    private static void Measure(string set, PortalSearch search, Language language)
    {
        var ranks = Judgement.ReadAll(set)
            .Where(judgement => judgement.Language == language && judgement.Expected(Shipped.Snapshot).Count > 0)
            .Select(judgement => (Judgement: judgement, Rank: judgement.Rank(search, Shipped.Snapshot)))
            .ToList();
        if (ranks.Count == 0)
            return;

        foreach (var (judgement, rank) in ranks.Where(entry => entry.Rank is 0 or > Shown))
        {
            var seen = search.Search(judgement.Query, language).Results.Take(4).Select(result => result.Page?.Value ?? result.Address);
            Console.WriteLine($"  {language.Code} {rank,2} {judgement.Query}   wanted {string.Join('|', judgement.Expected(Shipped.Snapshot))}   saw {string.Join(", ", seen)}");
        }

        var success = ranks.Average(entry => entry.Rank is > 0 and <= Shown ? 1.0 : 0);
        var first = ranks.Average(entry => entry.Rank == 1 ? 1.0 : 0);
        var reciprocal = ranks.Average(entry => entry.Rank > 0 ? 1.0 / entry.Rank : 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set,-20} {language.Code}  {ranks.Count,3} queries  success@3 {success,6:P1}  first {first,6:P1}  MRR {reciprocal:F3}"));
    }
}
