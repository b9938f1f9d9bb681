using Portal.Features.Content;
using Portal.Features.Search;
using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

/// <summary>Search over the shipped content, with the system's Finnish dictionary where there is one.</summary>
internal static class Published
{
    private static readonly Lazy<FinnishDictionary> LazyDictionary = new(() => new FinnishDictionary());
    private static readonly Lazy<PublishedSnapshot> LazySnapshot = new(() => SnapshotBuilder.Build(ContentFolder.Read(Tree.Content)));
    private static readonly Lazy<SearchIndex> LazyIndex = new(() => SearchIndex.Build(Snapshot, Dictionary.Voikko));
    private static readonly Lazy<PortalSearch> LazySearch = new(() => Over(Index));

    internal static FinnishDictionary Dictionary => LazyDictionary.Value;

    internal static PublishedSnapshot Snapshot => LazySnapshot.Value;

    internal static SearchIndex Index => LazyIndex.Value;

    internal static PortalSearch Search => LazySearch.Value;

    internal static PortalSearch Over(SearchIndex index)
    {
        var indexes = new SearchIndexes();
        indexes.Replace(index);
        return new PortalSearch(indexes);
    }

    internal static Language Tongue(string code) =>
        Language.TryParse(code, out var language) ? language : throw new ArgumentException($"{code} is none of ours", nameof(code));
}
