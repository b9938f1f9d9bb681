using System.Collections.Concurrent;
using System.Threading.Channels;
using Portal.Localization;

namespace Portal.Features.Search.Missed;

/// <summary>
/// Counts words of searches that found nothing, so that editors learn which words are missing. Up to ten a word lives in
/// memory only: what a single person looked for is never written down, and a restart forgets it.
/// </summary>
internal sealed class MissedWords
{
    internal const int Enough = 10;
    private const int MostRemembered = 4000;
    private const int ShortestStem = 3;
    private const int MostWaiting = 100;

    private readonly ConcurrentDictionary<(Language Language, string Stem), int> _counts = [];
    private readonly Channel<(Language Language, string Stem)> _ripe =
        Channel.CreateBounded<(Language, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Words that have been missed ten times more; each counts for ten.</summary>
    internal ChannelReader<(Language Language, string Stem)> Ripe => _ripe.Reader;

    /// <summary>Counts each stem of one search once. Numbers are never counted: they may be somebody's.</summary>
    internal void Note(Language language, IEnumerable<string> stems)
    {
        // Somebody who pours in nonsense empties the memory, and writes nothing.
        if (_counts.Count > MostRemembered)
            _counts.Clear();

        foreach (var stem in stems.Where(IsWord).Distinct(StringComparer.Ordinal))
        {
            if (_counts.AddOrUpdate((language, stem), 1, (_, count) => count + 1) < Enough)
                continue;

            _counts.TryRemove((language, stem), out _);
            _ripe.Writer.TryWrite((language, stem));
        }
    }

    private static bool IsWord(string stem) => stem.Length is >= ShortestStem and <= MissedWord.LongestStem && stem.All(char.IsLetter);
}
