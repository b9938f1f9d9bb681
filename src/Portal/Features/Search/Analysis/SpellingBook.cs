using System.Numerics;

namespace Portal.Features.Search.Analysis;

/// <summary>
/// The words that can be found, to mend misspelt ones by. A word's letters are kept as bits, so that nearly all
/// candidates fall away without being compared letter by letter.
/// </summary>
internal sealed class SpellingBook
{
    private const int ShortestMended = 4;
    private const int ShortestPart = 4;
    private const int LongerWord = 6;
    private const int LongWord = 9;
    private const int Most = 2;
    private readonly ILookup<int, Entry> _byLength;
    private readonly HashSet<string> _words;

    private SpellingBook(IReadOnlyCollection<Entry> entries)
    {
        _byLength = entries.ToLookup(entry => entry.Word.Length);
        _words = entries.Select(entry => entry.Word).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True when some text or editor writes this very word.</summary>
    internal bool Holds(string word) => _words.Contains(word);

    /// <summary>The two known words that were written as one, or nothing.</summary>
    internal (string First, string Second)? Parts(string word)
    {
        for (var cut = word.Length - ShortestPart; cut >= ShortestPart; cut--)
        {
            if (_words.Contains(word[..cut]) && _words.Contains(word[cut..]))
                return (word[..cut], word[cut..]);
        }

        return null;
    }

    /// <summary>The nearest words, the nearest and most frequent first; nothing when none is near.</summary>
    internal IReadOnlyList<string> Nearest(string word)
    {
        if (word.Length < ShortestMended || word.Any(char.IsDigit))
            return [];

        var allowed = word.Length >= LongWord ? 2 : 1;
        var letters = LettersOf(word);
        var found = new List<(Entry Entry, int Distance)>();
        for (var length = word.Length - allowed; length <= word.Length + allowed; length++)
        {
            foreach (var entry in _byLength[length])
            {
                // One changed letter flips at most two bits.
                if (BitOperations.PopCount(letters ^ entry.Letters) > 2 * allowed)
                    continue;

                var distance = Distance(word, entry.Word, allowed);
                // The first letter is seldom wrong, and in a short word a wrong one makes another word.
                if (distance <= allowed && (word.Length >= LongerWord || word[0] == entry.Word[0]))
                    found.Add((entry, distance));
            }
        }

        return [.. found.OrderBy(near => near.Distance)
            .ThenBy(near => near.Entry.Word[0] == word[0] ? 0 : 1)
            .ThenByDescending(near => near.Entry.Count)
            .ThenBy(near => near.Entry.Word, StringComparer.Ordinal)
            .Take(Most)
            .Select(near => near.Entry.Word)];
    }

    /// <summary>Letters added, dropped, changed or swapped between two words; more than <paramref name="most"/> is not counted out.</summary>
    internal static int Distance(string first, string second, int most)
    {
        Span<int> before = stackalloc int[second.Length + 1];
        Span<int> above = stackalloc int[second.Length + 1];
        Span<int> row = stackalloc int[second.Length + 1];
        for (var column = 0; column <= second.Length; column++)
            above[column] = column;

        for (var line = 1; line <= first.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= second.Length; column++)
            {
                var changed = above[column - 1] + (first[line - 1] == second[column - 1] ? 0 : 1);
                row[column] = Math.Min(changed, Math.Min(above[column], row[column - 1]) + 1);
                if (line > 1 && column > 1 && first[line - 1] == second[column - 2] && first[line - 2] == second[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);

                least = Math.Min(least, row[column]);
            }

            if (least > most)
                return least;

            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }

        return above[second.Length];
    }

    private static ulong LettersOf(string word) => word.Aggregate(0UL, (bits, letter) => bits | (1UL << (letter & 63)));

    private sealed record Entry(string Word, ulong Letters, int Count);

    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        internal void Add(string word)
        {
            if (word.Length >= ShortestMended - 1 && !word.Any(char.IsDigit))
                _counts[word] = _counts.GetValueOrDefault(word) + 1;
        }

        internal SpellingBook Build() => new([.. _counts.Select(pair => new Entry(pair.Key, LettersOf(pair.Key), pair.Value))]);
    }
}
