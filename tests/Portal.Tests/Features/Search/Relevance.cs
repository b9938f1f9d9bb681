using System.Globalization;
using Portal.Features.Search;
using Portal.Features.Search.Indexing;
using Portal.Localization;

namespace Portal.Tests.Features.Search;

/// <summary>
/// Queries judged before any result was seen, as worried people write them. The figures are printed per language; a
/// language that falls below its floor fails the build.
/// </summary>
public sealed class Relevance(ITestOutputHelper output)
{
    private const int Shown = 3;

    [Theory]
    [InlineData("fi", 0.5)]
    [InlineData("sv", 0.5)]
    [InlineData("en", 0.5)]
    [InlineData("ar", 0.5)]
    [InlineData("so", 0.5)]
    public void A_worried_persons_words_find_the_page_among_the_first_three(string code, double floor) =>
        AssertAtLeast(floor, Measure("judged.tsv", Published.Search, code));

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("so")]
    public void Second(string code) => Measure("judged-second.tsv", Published.Search, code);

    [Fact]
    public void Finnish_without_a_dictionary_still_finds_the_page() =>
        AssertAtLeast(0.5, Measure("judged.tsv", Published.Over(SearchIndex.Build(Published.Snapshot, voikko: null)), "fi"));

    [Fact]
    public void There_are_sixty_judged_queries_in_every_language() => Assert.All(Language.All, language =>
        Assert.True(Judgement.ReadAll("judged.tsv").Count(judgement => judgement.Language == language) >= 60));

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
            $"{code}\t{ranks.Count} queries\tsuccess@3 {success:P1}\tfirst {first:P1}\tMRR {reciprocal:F3}"));
        return success;
    }

    private static void AssertAtLeast(double floor, double success) =>
        Assert.True(success >= floor, string.Create(CultureInfo.InvariantCulture, $"success@3 is {success:P1}, below {floor:P0}"));
}
