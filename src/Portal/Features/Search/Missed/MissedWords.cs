using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Search.Missed;

/// <summary>
/// Counts words of searches that found nothing, so that editors learn which words are missing. Up to ten a word lives in
/// memory only, and a restart forgets it. One client counts once an hour for a word, so that whoever loads a page again
/// writes nothing; how many people ten askings were, we do not know.
/// </summary>
internal sealed class MissedWords(TimeProvider clock)
{
    internal const int Enough = 10;
    internal const int MostOnALine = 3;
    private const int MostRemembered = 4_000;
    private const int MostAskings = 20_000;
    private const int ShortestStem = 3;
    private const int MostWaiting = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Language Language, string Stem), int> _counts = [];
    private readonly HashSet<UInt128> _askings = [];
    private readonly Channel<(Language Language, string Stem)> _ripe =
        Channel.CreateBounded<(Language, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    // What a client is counted under: made anew every hour, and never outside this process's memory.
    private byte[] _secret = [];
    private long _hour = -1;

    /// <summary>Words that have been missed ten times more; each counts for ten.</summary>
    internal ChannelReader<(Language Language, string Stem)> Ripe => _ripe.Reader;

    /// <summary>
    /// Counts each stem of one search once. Numbers are never counted: they may be somebody's. Neither is a line of many
    /// unknown words: it is a tale, and not a question.
    /// </summary>
    internal void Note(Language language, IEnumerable<string> stems, IPAddress? client)
    {
        var missed = stems.Distinct(StringComparer.Ordinal).ToList();
        if (missed.Count > MostOnALine)
            return;

        lock (_lock)
        {
            Turn();
            foreach (var stem in missed.Where(IsWord).Where(stem => IsFirst(language, stem, client)))
                Count((language, stem));
        }
    }

    private void Count((Language, string) word)
    {
        var times = _counts.GetValueOrDefault(word) + 1;
        if (times < Enough)
        {
            _counts[word] = times;
            return;
        }

        _counts.Remove(word);
        _ripe.Writer.TryWrite(word);
    }

    /// <summary>Whether this client has not asked for it in this hour. After very many askings nothing more is counted in it.</summary>
    private bool IsFirst(Language language, string stem, IPAddress? client)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, [.. Encoding.UTF8.GetBytes($"{language} {stem} "), .. ClientNetwork.Of(client)], hash);
        return _askings.Count < MostAskings && _askings.Add(BitConverter.ToUInt128(hash));
    }

    private void Turn()
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        if (hour != _hour)
        {
            (_hour, _secret) = (hour, RandomNumberGenerator.GetBytes(32));
            _askings.Clear();
        }

        // Somebody who pours in nonsense empties the memory, and writes nothing.
        if (_counts.Count > MostRemembered)
            _counts.Clear();
    }

    private static bool IsWord(string stem) => stem.Length is >= ShortestStem and <= MissedWord.LongestStem && stem.All(char.IsLetter);
}
