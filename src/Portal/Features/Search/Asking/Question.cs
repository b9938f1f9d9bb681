using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;
using Portal.Features.Search.Meaning;

namespace Portal.Features.Search.Asking;

/// <summary>The reader's words read in one language: what they are, and what they mean.</summary>
internal sealed class Question
{
    private const int MostWords = 24;
    private const float OfMended = 0.6f;
    private const float OfRewritten = 0.9f;

    private Question(LanguageIndex index, IReadOnlyList<AskedWord> words)
    {
        Index = index;
        Words = words;
        Groups = [.. MatchGroups().GroupBy(match => match.Group, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(match => match.Sureness).ThenByDescending(match => match.Words).First())];
    }

    internal LanguageIndex Index { get; }
    internal IReadOnlyList<AskedWord> Words { get; }
    internal IReadOnlyList<GroupMatch> Groups { get; }

    /// <summary>The words that count: all of them when every one is ignored otherwise.</summary>
    internal IEnumerable<AskedWord> Counting => Words.Any(word => !word.Ignored) ? Words.Where(word => !word.Ignored) : Words;

    /// <summary>How many of the words that count this language knows.</summary>
    internal int KnownWords => Counting.Count(word => word.Known);

    internal static Question Read(string text, LanguageIndex index)
    {
        var words = WordReader.Read(text).Take(MostWords).Select(word =>
        {
            var keys = index.Words.Keys(word.Text);
            return new AskedWord
            {
                Text = word,
                Keys = keys,
                Ignored = index.Ignored.Contains(keys.Exact),
                Known = keys.Sure.Any(index.Holds) || index.Groups.Knows(keys),
            };
        });
        return new Question(index, [.. words]);
    }

    /// <summary>Pages that people asked for in words like these, and how like.</summary>
    internal IReadOnlyDictionary<string, float> AskedBefore() => Index.Asked.Nearest(
        [.. Words.Select(word => word.Corrections is [var nearest, ..] ? nearest : word.Keys)], Index.Groups, Index.Words.LooseAlways);

    /// <summary>The question with nearest words beside those that <paramref name="mayMend"/> lets through.</summary>
    internal Question Mended(Func<int, bool> mayMend) => new(Index, [.. Words.Select((word, position) =>
        word.Known || word.Ignored || !mayMend(position)
            ? word
            : word with { Corrections = [.. Index.Spellings.Nearest(word.Keys.Exact).Select(Index.Words.Keys)] })]);

    /// <summary>The question of some of its words only.</summary>
    internal Question Of(Func<int, bool> stays) => new(Index, [.. Words.Where((_, position) => stays(position))]);

    private IEnumerable<GroupMatch> MatchGroups()
    {
        var row = Words.Select(word => word.Keys).ToList();
        var asked = Index.Groups.Match(row).Concat(Joined()).Concat(Parted());
        if (!Words.Any(word => word.Corrections.Count > 0))
            return asked;

        var mended = Words.Select(word => word.Corrections is [var nearest, ..] ? nearest : word.Keys).ToList();
        return asked.Concat(Index.Groups.Match(mended).Select(match => IsMended(match) ? match with { Sureness = match.Sureness * OfMended } : match));
    }

    /// <summary>Two words that are one: "ankkuri tiimi", "skol skjutning".</summary>
    private IEnumerable<GroupMatch> Joined() => Words.Zip(Words.Skip(1), (first, second) => first.Keys.Exact + second.Keys.Exact)
        .Index()
        .Where(pair => Index.Spellings.Holds(pair.Item))
        .SelectMany(pair => Index.Groups.Match([Index.Words.Keys(pair.Item)]).Select(match => match with { Start = pair.Index, Sureness = match.Sureness * OfRewritten }));

    /// <summary>One word that is two: "youthworker".</summary>
    private IEnumerable<GroupMatch> Parted() => Words.Index()
        .Where(pair => pair.Item is { Known: false, Ignored: false })
        .SelectMany(pair => Index.Spellings.Parts(pair.Item.Keys.Exact) is (var first, var second)
            ? Index.Groups.Match([Index.Words.Keys(first), Index.Words.Keys(second)]).Select(match => match with { Start = pair.Index, Sureness = match.Sureness * OfRewritten })
            : []);

    private bool IsMended(GroupMatch match) => match.Words == 1 && Words[match.Start].Corrections.Count > 0;
}
