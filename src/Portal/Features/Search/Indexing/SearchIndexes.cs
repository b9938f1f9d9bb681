namespace Portal.Features.Search.Indexing;

/// <summary>Holds the index readers search now. It is swapped whole; a search that has begun ends on the one it began with.</summary>
internal sealed class SearchIndexes
{
    private readonly TaskCompletionSource _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SearchIndex? _current;

    /// <summary>Done once the first index stands, in the first seconds after a start.</summary>
    internal Task Built => _built.Task;

    /// <summary>The index of now.</summary>
    /// <exception cref="InvalidOperationException">The first one does not stand yet: whoever may come so early awaits <see cref="Built"/>.</exception>
    internal SearchIndex Current => _current ?? throw new InvalidOperationException("No search index is built yet.");

    internal string? Version => _current?.Version;

    internal void Replace(SearchIndex index)
    {
        _current = index;
        _built.TrySetResult();
    }
}
