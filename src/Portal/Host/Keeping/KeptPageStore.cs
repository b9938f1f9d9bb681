using System.Collections.Concurrent;
using System.Threading.Channels;
using Portal.Features.Content;

namespace Portal.Host.Keeping;

/// <summary>Pages by path for one snapshot. Publishing empties it. It cannot grow past the addresses that exist.</summary>
internal sealed class KeptPageStore
{
    // More than every page, municipality and language together; a bound that only a fault would reach.
    private const int Most = 6_000;

    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private readonly Channel<string> _toRepack = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _edition;

    public KeptPageStore(PublishedContent published) => published.Replaced += (_, _) => Clear();

    /// <summary>Changes whenever the store is emptied; a page drawn before must not be kept after.</summary>
    internal int Edition => Volatile.Read(ref _edition);

    internal ChannelReader<string> ToRepack => _toRepack.Reader;

    internal bool TryGet(string path, DateTimeOffset now, out KeptPage? page)
    {
        if (_pages.TryGetValue(path, out page) && page.ValidUntil > now)
            return true;

        page = null;
        return false;
    }

    internal void Keep(string path, KeptPage page, int edition)
    {
        if (edition != Edition || _pages.Count >= Most)
            return;

        _pages[path] = page;
        _toRepack.Writer.TryWrite(path);
    }

    /// <summary>Swaps in the smaller form, unless the page has changed meanwhile.</summary>
    internal void Repack(string path)
    {
        if (_pages.TryGetValue(path, out var page))
            _pages.TryUpdate(path, page.Repacked(), page);
    }

    private void Clear()
    {
        Interlocked.Increment(ref _edition);
        _pages.Clear();
    }
}
