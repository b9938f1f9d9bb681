using Portal.Features.Content;
using Portal.Features.Search;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

/// <summary>One judged query: what somebody writes, and the pages that answer it, the best ones first.</summary>
/// <param name="Answers">Sets of equally good pages; a later set counts only while no page of the earlier ones is published.</param>
internal sealed record Judgement(Language Language, string Query, IReadOnlyList<string[]> Answers)
{
    /// <summary>A municipality's page is the contacts page, opened at the right place.</summary>
    private const string ContactsPage = "contacts";

    internal static IReadOnlyList<Judgement> ReadAll(string file) =>
    [
        .. File.ReadLines(Tree.File("tests", "Portal.Tests", "Features", "Search", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => new Judgement(
                Published.Tongue(cells[0]), cells[1], [.. cells[2].Split(" > ").Select(pages => pages.Split('|'))])),
    ];

    /// <summary>The published pages that answer it; none when none of them is written yet.</summary>
    internal IReadOnlyList<string> Expected(PublishedSnapshot snapshot) => Answers
        .Select(pages => pages.Where(page => snapshot.Find(page) is not null).ToList())
        .FirstOrDefault(pages => pages.Count > 0) ?? [];

    /// <summary>The place, from 1, of the first right page in the answer; 0 when it is not there.</summary>
    internal int Rank(PortalSearch search, PublishedSnapshot snapshot)
    {
        var expected = Expected(snapshot);
        var results = search.Search(Query, Language).Results;
        return 1 + results.ToList().FindIndex(result => expected.Contains(result.Page?.Value ?? ContactsPage));
    }
}
