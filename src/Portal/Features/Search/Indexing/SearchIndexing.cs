using System.Threading.Channels;
using Portal.Features.Content;
using Portal.Features.Search.Analysis;

namespace Portal.Features.Search.Indexing;

/// <summary>
/// Builds the index while the first pages are already read, and again whenever something is published. Who searches before
/// the first one stands awaits it; later readers search the old one until the new one stands.
/// </summary>
internal sealed partial class SearchIndexing(
    PublishedContent published, SearchIndexes indexes, FinnishDictionary dictionary, TimeProvider clock, ILogger<SearchIndexing> log)
    : BackgroundService
{
    // One waiting sign is enough: whoever reads it builds from the newest snapshot.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (dictionary.Voikko is null)
            NoDictionary();

        published.Replaced += Note;
        if (published.IsReady)
            Note(this, EventArgs.Empty);

        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        published.Replaced -= Note;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (published.Current.Version != indexes.Version)
                    Build();
            }
            catch (Exception error) when (error is not OperationCanceledException && indexes.Version is not null)
            {
                // Yesterday's index finds more than none.
                NotBuilt(error);
            }
        }
    }

    private void Note(object? sender, EventArgs change) => _changes.Writer.TryWrite(true);

    private void Build()
    {
        var start = clock.GetTimestamp();
        var index = SearchIndex.Build(published.Current, dictionary.Voikko);
        indexes.Replace(index);
        // A build leaves much behind, once a publishing; without this the process would keep room for it for good.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        foreach (var problem in index.Problems)
            Unreadable(problem.Path, problem.Detail);

        Built(index.Version, (long)clock.GetElapsedTime(start).TotalMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "Search index for snapshot {Version} built in {Milliseconds} ms")]
    private partial void Built(string version, long milliseconds);

    [LoggerMessage(LogLevel.Information, "The Finnish dictionary (libvoikko) is not installed; Finnish is searched by rules")]
    private partial void NoDictionary();

    [LoggerMessage(LogLevel.Warning, "{Path}: {Detail}; search does without it")]
    private partial void Unreadable(string path, string detail);

    [LoggerMessage(LogLevel.Error, "The search index could not be built; the previous one stays")]
    private partial void NotBuilt(Exception error);
}
