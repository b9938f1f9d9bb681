namespace Portal.Features.Search.Indexing;

/// <summary>Holds the index readers search now. It is swapped whole; a search that has begun ends on the one it began with.</summary>
internal sealed class SearchIndexes
{
    private volatile SearchIndex? _current;

    /// <exception cref="InvalidOperationException">Nothing is built yet; the host builds before it listens.</exception>
    internal SearchIndex Current => _current ?? throw new InvalidOperationException("No search index is built yet.");

    internal string? Version => _current?.Version;

    internal void Replace(SearchIndex index) => _current = index;
}
