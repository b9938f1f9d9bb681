using System.Collections.Frozen;
using Portal.Features.Search.Analysis;

namespace Portal.Features.Search.Meaning;

/// <summary>A group recognised in a text.</summary>
/// <param name="Start">The first of its words.</param>
/// <param name="Words">How many words of the phrase were found.</param>
/// <param name="Sure">False when only a part of a word, or a word written nearly alike, says so.</param>
internal readonly record struct GroupMatch(string Group, int Start, int Words, bool Sure);

/// <summary>Recognises what is meant in a row of words: single words in any of their forms, and phrases with one word between.</summary>
internal sealed class GroupMatcher
{
    private const int LongestGap = 2;
    private readonly FrozenDictionary<string, Phrase[]> _byFirstKey;
    private readonly FrozenDictionary<string, Phrase[]> _byLooseKey;

    internal GroupMatcher(SearchWords words, LanguageWords language)
    {
        var phrases = words.Groups
            .SelectMany(group => group.Value.Select(text => Read(group.Key, text, language)))
            .Where(phrase => phrase.Words.Length > 0)
            .ToList();
        _byFirstKey = Grouped(phrases, phrase => phrase.Words[0].Sure());
        _byLooseKey = Grouped(
            phrases.Where(phrase => phrase.Words.Length == 1),
            phrase => phrase.Words[0].Loose.Select(loose => WordKeys.Term(KeyLevel.Loose, loose)));
    }

    /// <summary>True when some group holds this very word.</summary>
    internal bool Knows(WordKeys word) => word.Sure().Any(_byFirstKey.ContainsKey);

    internal IEnumerable<GroupMatch> Match(IReadOnlyList<WordKeys> row)
    {
        for (var position = 0; position < row.Count; position++)
        {
            var word = row[position];
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var phrase in Candidates(_byFirstKey, word.Sure()))
            {
                if (Follows(phrase, row, position) && found.Add(phrase.Group + phrase.Words.Length))
                    yield return new GroupMatch(phrase.Group, position, phrase.Words.Length, Sure: true);
            }

            foreach (var phrase in Unsure(word))
            {
                if (found.Add(phrase.Group + 1))
                    yield return new GroupMatch(phrase.Group, position, 1, Sure: false);
            }
        }
    }

    private IEnumerable<Phrase> Unsure(WordKeys word)
    {
        var parts = word.Parts.SelectMany(part => new[] { WordKeys.Term(KeyLevel.Stem, part), WordKeys.Term(KeyLevel.Exact, part) });
        var whole = Candidates(_byFirstKey, parts).Where(phrase => phrase.Words.Length == 1);
        return Knows(word) ? whole : whole.Concat(Candidates(_byLooseKey, word.Loose.Select(loose => WordKeys.Term(KeyLevel.Loose, loose))));
    }

    private static IEnumerable<Phrase> Candidates(FrozenDictionary<string, Phrase[]> phrases, IEnumerable<string> keys) =>
        keys.SelectMany(key => phrases.TryGetValue(key, out var found) ? found : []);

    private static bool Follows(Phrase phrase, IReadOnlyList<WordKeys> row, int start)
    {
        var position = start;
        foreach (var wanted in phrase.Words.Skip(1))
        {
            var last = Math.Min(position + LongestGap, row.Count - 1);
            position++;
            while (position <= last && !wanted.Sure().Intersect(row[position].Sure()).Any())
                position++;

            if (position > last)
                return false;
        }

        return true;
    }

    private static Phrase Read(string group, string text, LanguageWords language) =>
        new(group, [.. WordReader.Read(text).Select(word => language.Keys(word.Text))]);

    private static FrozenDictionary<string, Phrase[]> Grouped(IEnumerable<Phrase> phrases, Func<Phrase, IEnumerable<string>> keys) =>
        phrases.SelectMany(phrase => keys(phrase).Distinct().Select(key => (Key: key, Phrase: phrase)))
            .GroupBy(pair => pair.Key, pair => pair.Phrase, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    private sealed record Phrase(string Group, WordKeys[] Words);
}
