using System.Collections.Concurrent;
using System.Threading.Channels;
using Portal.Features.Content;

namespace Portal.Host.Keeping;

/// <summary>Pages by path for one snapshot. Publishing empties it. It holds addresses as we write them, and no other spelling of them.</summary>
internal sealed class KeptPageStore
{
    // More than every page, municipality and language together; a bound that only a fault would reach.
    internal const int Most = 6_000;

    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private readonly Channel<string> _toRepack = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _edition;

    public KeptPageStore(PublishedContent published) => published.Replaced += (_, _) => Clear();

    /// <summary>Changes whenever the store is emptied; a page drawn before must not be kept after.</summary>
    internal int Edition => Volatile.Read(ref _edition);

    internal int Count => _pages.Count;

    internal ChannelReader<string> ToRepack => _toRepack.Reader;

    internal bool TryGet(string path, DateTimeOffset now, out KeptPage? page)
    {
        if (_pages.TryGetValue(path, out page) && page.ValidUntil > now)
            return true;

        page = null;
        return false;
    }

    internal void Keep(string path, KeptPage page, int edition, DateTimeOffset now)
    {
        if (edition != Edition || !IsAsWritten(path) || !HasRoomFor(path, now))
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

    /// <summary>
    /// Routing takes <c>/fi/HELP/</c> for <c>/fi/help</c>. Whoever asks for it gets the page; kept under every spelling, one
    /// page could fill the store and leave no room for the others. Only a language's front page ends in a slash.
    /// </summary>
    private static bool IsAsWritten(string path) =>
        path.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '/' or '-')
        && path.EndsWith('/') == (path.Length == "/fi/".Length);

    private bool HasRoomFor(string path, DateTimeOffset now)
    {
        if (_pages.Count < Most || _pages.ContainsKey(path))
            return true;

        foreach (var old in _pages.Where(each => each.Value.ValidUntil <= now))
            _pages.TryRemove(old);
        return _pages.Count < Most;
    }

    private void Clear()
    {
        Interlocked.Increment(ref _edition);
        _pages.Clear();
    }
}
