using System.Globalization;
using Portal.Features.Search;
using Portal.Features.Search.Indexing;
using Portal.Localization;

namespace Portal.Tests.Features.Search;

/// <summary>
/// Queries as worried people write them. The first set was judged before any result was seen; the later ones were fresh
/// once, then showed which words were missing. Only a fresh set says how strangers fare: the figures of the later ones, when
/// they were fresh, stand in their heads. The figures are printed per language; one below its floor fails the build.
/// <c>dotnet run -c Release --project tests/Portal.Benchmarks search relevance</c> prints all of them at once.
/// </summary>
public sealed class Relevance(ITestOutputHelper output)
{
    private const int Shown = 3;
    private const int Fewest = 60;

    private static readonly string[] Sets =
        ["judged.tsv", "judged-second.tsv", "judged-third.tsv", "judged-fourth.tsv", "judged-fifth.tsv", "judged-sixth.tsv", "judged-seventh.tsv", "judged-eighth.tsv",
            "judged-ninth.tsv", "judged-tenth.tsv"];

    public static MatrixTheoryData<string, string> Everything =>
        new(Sets, Language.All.Select(language => language.Code));

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_worried_persons_words_find_the_page_among_the_first_three(string file, string code) =>
        AssertAtLeast(Floor(file), Measure(file, Published.Search, code));

    [Fact]
    public void Finnish_without_a_dictionary_still_finds_the_page() =>
        AssertAtLeast(0.95, Measure("judged.tsv", Published.Over(SearchIndex.Build(Published.Snapshot, voikko: null)), "fi"));

    [Fact]
    public void There_are_sixty_judged_queries_in_every_language() => Assert.All(Language.All, language =>
        Assert.True(Judgement.ReadAll("judged.tsv").Count(judgement => judgement.Language == language) >= Fewest));

    // Just under what is measured. A set of twenty loses five per cent with one query.
    private static double Floor(string file) => file switch
    {
        "judged.tsv" => 0.97,
        "judged-fifth.tsv" or "judged-sixth.tsv" => 0.95,
        _ => 0.9,
    };

    private double Measure(string file, PortalSearch search, string code)
    {
        var ranks = Judgement.ReadAll(file)
            .Where(judgement => judgement.Language.Code == code && judgement.Expected(Published.Snapshot).Count > 0)
            .Select(judgement => (Judgement: judgement, Rank: judgement.Rank(search, Published.Snapshot)))
            .ToList();
        foreach (var (judgement, rank) in ranks.Where(entry => entry.Rank is 0 or > Shown))
        {
            var seen = search.Search(judgement.Query, judgement.Language).Results.Take(4).Select(result => result.Page?.Value ?? result.Address);
            output.WriteLine($"{code}\t{rank}\t{judgement.Query}\twanted {string.Join('|', judgement.Expected(Published.Snapshot))}\tsaw {string.Join(", ", seen)}");
        }

        var success = ranks.Average(entry => entry.Rank is > 0 and <= Shown ? 1.0 : 0);
        var first = ranks.Average(entry => entry.Rank == 1 ? 1.0 : 0);
        var reciprocal = ranks.Average(entry => entry.Rank > 0 ? 1.0 / entry.Rank : 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}\t{code}\t{ranks.Count} queries\tsuccess@3 {success:P1}\tfirst {first:P1}\tMRR {reciprocal:F3}"));
        return success;
    }

    private static void AssertAtLeast(double floor, double success) =>
        Assert.True(success >= floor, string.Create(CultureInfo.InvariantCulture, $"success@3 is {success:P1}, below {floor:P0}"));
}
