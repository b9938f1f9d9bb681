using System.Collections.Frozen;
using Portal.Features.Search.Analysis;

namespace Portal.Features.Search.Meaning;

/// <summary>A group recognised in a text.</summary>
/// <param name="Start">The first of its words.</param>
/// <param name="Words">How many words the phrase has.</param>
/// <param name="Sureness">1, or less when only a part of a word, or a word written nearly alike, says so.</param>
internal readonly record struct GroupMatch(string Group, int Start, int Words, float Sureness)
{
    internal bool Sure => Sureness >= 1;
}

/// <summary>
/// Recognises what is meant in a row of words: single words in any of their forms, and phrases with one word between that
/// counts, or any number of words that say nothing.
/// </summary>
internal sealed class GroupMatcher
{
    private const int MostBetween = 1;
    private const float OfPart = 0.8f;
    private const float OfNearWord = 0.5f;
    private const float OfNearPhrase = 0.6f;
    private readonly Dictionary<string, Phrase[]> _byFirstTerm;
    private readonly Dictionary<string, Phrase[]> _byLooseTerm;
    private readonly FrozenSet<string> _ignored;
    private readonly bool _loosePhrases;

    // Written while the index is built, by one thread; given back when it stands.
    private Dictionary<WordKeys, Beginning>? _known = [];

    internal GroupMatcher(SearchWords words, LanguageWords language)
    {
        _ignored = words.Ignored.Select(word => language.Keys(word).Exact).ToFrozenSet(StringComparer.Ordinal);
        _loosePhrases = language.LooseAlways;
        var phrases = words.Groups
            .SelectMany(group => group.Value.Select(text => Read(group.Key, text, language)))
            .Where(phrase => phrase.Words.Length > 0)
            .ToList();
        _byFirstTerm = Grouped(phrases, phrase => phrase.Words[0].Sure);
        _byLooseTerm = Grouped(phrases.Where(phrase => _loosePhrases || phrase.Words.Length == 1), phrase => LooseTerms(phrase.Words[0]));
    }

    /// <summary>Words that say nothing about what is looked for.</summary>
    internal FrozenSet<string> Ignored => _ignored;

    /// <summary>True when some group holds this very word.</summary>
    internal bool Knows(WordKeys word) => word.Sure.Any(_byFirstTerm.ContainsKey);

    /// <summary>The groups that surely begin at this word of the row.</summary>
    internal IEnumerable<string> SureAt(IReadOnlyList<WordKeys> row, int position)
    {
        var beginning = BeginningOf(row[position]);
        return beginning.Phrases.Length == 0
            ? beginning.Single
            : beginning.Single.Concat(beginning.Phrases.Where(phrase => Follows(phrase, row, position, Surely)).Select(phrase => phrase.Group));
    }

    internal IEnumerable<GroupMatch> Match(IReadOnlyList<WordKeys> row)
    {
        for (var position = 0; position < row.Count; position++)
        {
            var beginning = BeginningOf(row[position]);
            foreach (var group in beginning.Single)
                yield return new GroupMatch(group, position, 1, 1);

            foreach (var phrase in beginning.Phrases.Where(phrase => Follows(phrase, row, position, Surely)))
                yield return new GroupMatch(phrase.Group, position, phrase.Words.Length, 1);

            foreach (var group in OfParts(row[position]).Except(beginning.Single))
                yield return new GroupMatch(group, position, 1, OfPart);

            foreach (var group in OfNear(row[position]))
                yield return new GroupMatch(group, position, 1, OfNearWord);

            if (!_loosePhrases)
                continue;

            foreach (var phrase in Candidates(_byLooseTerm, LooseTerms(row[position])).Where(phrase => phrase.Words.Length > 1 && Follows(phrase, row, position, Nearly)))
                yield return new GroupMatch(phrase.Group, position, phrase.Words.Length, OfNearPhrase);
        }
    }

    /// <summary>Called once, when everything published has been read.</summary>
    internal void StopLearning() => _known = null;

    private Beginning BeginningOf(WordKeys word)
    {
        if (_known is not null && _known.TryGetValue(word, out var beginning))
            return beginning;

        var phrases = Candidates(_byFirstTerm, word.Sure).Distinct().ToLookup(phrase => phrase.Words.Length == 1);
        beginning = new Beginning([.. phrases[true].Select(phrase => phrase.Group).Distinct(StringComparer.Ordinal)], [.. phrases[false]]);
        _known?[word] = beginning;
        return beginning;
    }

    private IEnumerable<string> OfParts(WordKeys word) => Alone(
        _byFirstTerm, word.Parts.SelectMany(part => new[] { WordKeys.Term(KeyLevel.Stem, part), WordKeys.Term(KeyLevel.Exact, part) }));

    private IEnumerable<string> OfNear(WordKeys word) => Knows(word) ? [] : Alone(_byLooseTerm, LooseTerms(word));

    private static IEnumerable<string> Alone(Dictionary<string, Phrase[]> phrases, IEnumerable<string> terms) =>
        Candidates(phrases, terms).Where(phrase => phrase.Words.Length == 1).Select(phrase => phrase.Group);

    private static IEnumerable<string> LooseTerms(WordKeys word) => word.Loose.Select(loose => WordKeys.Term(KeyLevel.Loose, loose));

    private static IEnumerable<Phrase> Candidates(Dictionary<string, Phrase[]> phrases, IEnumerable<string> terms) =>
        terms.SelectMany(term => phrases.TryGetValue(term, out var found) ? found : []);

    private bool Follows(Phrase phrase, IReadOnlyList<WordKeys> row, int start, Func<WordKeys, WordKeys, bool> same)
    {
        var position = start;
        for (var word = 1; word < phrase.Words.Length; word++)
        {
            var between = 0;
            position++;
            while (position < row.Count && !same(phrase.Words[word], row[position]))
            {
                if (!_ignored.Contains(row[position].Exact) && ++between > MostBetween)
                    return false;

                position++;
            }

            if (position >= row.Count)
                return false;
        }

        return true;
    }

    private static bool Surely(WordKeys first, WordKeys second) => first.IsSurely(second);

    private static bool Nearly(WordKeys first, WordKeys second) => first.IsSurely(second) || Array.Exists(first.Loose, key => Array.IndexOf(second.Loose, key) >= 0);

    private static Phrase Read(string group, string text, LanguageWords language) =>
        new(group, [.. WordReader.Read(text).Select(word => language.Keys(word.Text))]);

    private static Dictionary<string, Phrase[]> Grouped(IEnumerable<Phrase> phrases, Func<Phrase, IEnumerable<string>> terms) =>
        phrases.SelectMany(phrase => terms(phrase).Distinct().Select(term => (Term: term, Phrase: phrase)))
            .GroupBy(pair => pair.Term, pair => pair.Phrase, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    private sealed record Phrase(string Group, WordKeys[] Words);

    /// <summary>What may begin at a word: groups it says alone, and phrases it is the first word of.</summary>
    private sealed record Beginning(string[] Single, Phrase[] Phrases);
}
