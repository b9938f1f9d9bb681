using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Search;

/// <summary>A link that leaves only one kind of result, or one language.</summary>
/// <param name="Name">The name in the address: kind, audience or tongue.</param>
public sealed record SearchFacet(string Name, string Value, string Text, int Count, Func<SearchResult, bool> Holds)
{
    /// <summary>The choices that would leave something out; none when all results are alike.</summary>
    internal static IReadOnlyList<SearchFacet> Of(IReadOnlyList<SearchResult> results, Language reader)
    {
        var kinds = results.GroupBy(result => result.Kind).OrderBy(same => same.Key)
            .Select(same => new SearchFacet("kind", same.Key.ToString().ToLowerInvariant(), KindName(same.Key), same.Count(), result => result.Kind == same.Key))
            .ToList();
        var tongues = results.GroupBy(result => result.Language).OrderBy(same => same.Key == reader ? 0 : 1)
            .Select(same => new SearchFacet("tongue", same.Key.Code, same.Key.OwnName, same.Count(), result => result.Language == same.Key))
            .ToList();
        var audiences = results.Where(result => result.Audience is not (null or Audience.Everyone)).GroupBy(result => result.Audience!).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new SearchFacet("audience", same.Key, Audience.NameOf(same.Key), same.Count(), result => result.Audience == same.Key))
            .ToList();
        return [.. kinds.Count > 1 ? kinds : [], .. audiences.Count > 1 ? audiences : [], .. tongues.Count > 1 ? tongues : []];
    }

    internal static string KindName(ResultKind kind) => kind switch
    {
        ResultKind.Contact => Texts.SearchKindContact,
        ResultKind.Place => Texts.SearchKindPlace,
        _ => Texts.SearchKindPage,
    };
}
