using Portal.Localization;

namespace Portal.Features.Search;

/// <summary>A link that leaves only one kind of result, or one language.</summary>
/// <param name="Name">The name in the address: kind, audience or tongue.</param>
public sealed record SearchFacet(string Name, string Value, string Text, int Count, Func<SearchResult, bool> Holds)
{
    private const string Everyone = "everyone";

    /// <summary>The choices that would leave something out; none when all results are alike.</summary>
    internal static IReadOnlyList<SearchFacet> Of(IReadOnlyList<SearchResult> results, Language reader)
    {
        var kinds = results.GroupBy(result => result.Kind).OrderBy(same => same.Key)
            .Select(same => new SearchFacet("kind", same.Key.ToString().ToLowerInvariant(), KindName(same.Key), same.Count(), result => result.Kind == same.Key))
            .ToList();
        var tongues = results.GroupBy(result => result.Language).OrderBy(same => same.Key == reader ? 0 : 1)
            .Select(same => new SearchFacet("tongue", same.Key.Code, same.Key.OwnName, same.Count(), result => result.Language == same.Key))
            .ToList();
        var audiences = results.Where(result => result.Audience is not (null or Everyone)).GroupBy(result => result.Audience!).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new SearchFacet("audience", same.Key, AudienceName(same.Key), same.Count(), result => result.Audience == same.Key))
            .Where(facet => facet.Text.Length > 0)
            .ToList();
        return [.. kinds.Count > 1 ? kinds : [], .. audiences.Count > 1 ? audiences : [], .. tongues.Count > 1 ? tongues : []];
    }

    private static string AudienceName(string audience) => audience switch
    {
        "family" => Texts.SearchAudienceFamily,
        "communities" => Texts.SearchAudienceCommunities,
        "professionals" => Texts.SearchAudienceProfessionals,
        "self" => Texts.SearchAudienceSelf,
        _ => "",
    };

    internal static string KindName(ResultKind kind) => kind switch
    {
        ResultKind.Contact => Texts.SearchKindContact,
        ResultKind.Place => Texts.SearchKindPlace,
        _ => Texts.SearchKindPage,
    };
}
