namespace Portal.Features.Search.Indexing;

/// <summary>Holds the index readers search now. It is swapped whole; a search that has begun ends on the one it began with.</summary>
internal sealed class SearchIndexes : IDisposable
{
    private static readonly TimeSpan FirstBuild = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim _built = new();
    private volatile SearchIndex? _current;

    /// <summary>The index of now. In the first seconds after a start it waits for the first one.</summary>
    /// <exception cref="InvalidOperationException">Not even the first one came; the host stops when it cannot be built.</exception>
    internal SearchIndex Current => _current ?? Awaited();

    internal string? Version => _current?.Version;

    internal void Replace(SearchIndex index)
    {
        _current = index;
        _built.Set();
    }

    public void Dispose() => _built.Dispose();

    private SearchIndex Awaited()
    {
        _built.Wait(FirstBuild);
        return _current ?? throw new InvalidOperationException("No search index is built yet.");
    }
}
