using Lucene.Net.Index;
using Lucene.Net.Search;
using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;
using Portal.Features.Search.Meaning;

namespace Portal.Features.Search.Asking;

/// <summary>
/// A question as a Lucene query, put together term by term. Lucene's own query language is never let near what a reader
/// types: its operators would throw, and its wildcards would cost.
/// </summary>
internal static class QuestionQuery
{
    // A word counts where it is found best, and a little for every other place.
    private const float OtherPlaces = 0.15f;
    private const float PartWeight = 0.45f;
    private const float PartOfPart = 0.3f;
    private const float MendedWeight = 0.6f;
    private const float GroupWeight = 0.35f;
    private const float MeaningUnit = 2.4f;
    private const float AskedUnit = 12f;
    private const float PhraseBonus = 1.25f;
    private static readonly float[] RankWeights = [1f, 0.6f, 0.4f, 0.3f];

    /// <summary>The query, or null when nothing in it can be found in this language.</summary>
    internal static Query? Of(Question question, IReadOnlyDictionary<string, MeaningGroup> meanings)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var word in question.Counting)
            Add(query, WordQuery(question.Index, word));

        foreach (var match in question.Groups)
            Add(query, InFields(question.Index, [(LanguageIndex.GroupTerm(match.Group), GroupWeight * match.Sureness)]));

        foreach (var (page, boost) in MeantPages(question, meanings))
            Add(query, new ConstantScoreQuery(new TermQuery(new Term(SearchField.Key, page))) { Boost = boost });

        foreach (var (page, likeness) in question.AskedBefore())
            Add(query, new ConstantScoreQuery(new TermQuery(new Term(SearchField.Key, page))) { Boost = AskedUnit * likeness * likeness });

        return query.Clauses.Count == 0 ? null : query;
    }

    private static DisjunctionMaxQuery? WordQuery(LanguageIndex index, AskedWord word)
    {
        var terms = Terms(index, word.Keys, word.Known, 1)
            .Concat(word.Corrections.SelectMany(keys => Terms(index, keys, true, MendedWeight)));
        return InFields(index, terms);
    }

    private static IEnumerable<(string Term, float Weight)> Terms(LanguageIndex index, WordKeys keys, bool known, float weight)
    {
        yield return (WordKeys.Term(KeyLevel.Exact, keys.Exact), weight);
        foreach (var stem in keys.Stems)
        {
            yield return (WordKeys.Term(KeyLevel.Stem, stem), weight * index.Words.StemWeight);
            yield return (WordKeys.Term(KeyLevel.Part, stem), weight * PartWeight);
        }

        foreach (var part in keys.Parts)
        {
            yield return (WordKeys.Term(KeyLevel.Stem, part), weight * PartWeight);
            yield return (WordKeys.Term(KeyLevel.Part, part), weight * PartOfPart);
        }

        if (known && !index.Words.LooseAlways)
            yield break;

        foreach (var loose in keys.Loose)
            yield return (WordKeys.Term(KeyLevel.Loose, loose), weight * index.Words.LooseWeight);
    }

    private static DisjunctionMaxQuery? InFields(LanguageIndex index, IEnumerable<(string Term, float Weight)> terms)
    {
        var best = new DisjunctionMaxQuery(OtherPlaces);
        var any = false;
        foreach (var (term, weight) in terms)
        {
            foreach (var (field, rarity) in index.FieldsOf(term))
            {
                any = true;
                best.Add(new TermQuery(new Term(field.Name, term)) { Boost = field.Boost * weight * rarity });
            }
        }

        return any ? best : null;
    }

    /// <summary>
    /// What the groups say for each page they lead to. Every group's first page gains; to be second for several groups
    /// counts once, or a page that gathers others would always win over the page that answers.
    /// </summary>
    private static Dictionary<string, float> MeantPages(Question question, IReadOnlyDictionary<string, MeaningGroup> meanings)
    {
        var first = new Dictionary<string, float>(StringComparer.Ordinal);
        var second = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var match in question.Groups)
        {
            if (!meanings.TryGetValue(match.Group, out var meaning))
                continue;

            var boost = MeaningUnit * meaning.Weight * match.Sureness * (match.Words > 1 ? PhraseBonus : 1);
            for (var rank = 0; rank < meaning.Pages.Count; rank++)
            {
                var page = meaning.Pages[rank].Value;
                var gain = boost * RankWeights[Math.Min(rank, RankWeights.Length - 1)];
                if (rank == 0)
                    first[page] = first.GetValueOrDefault(page) + gain;
                else
                    second[page] = Math.Max(second.GetValueOrDefault(page), gain);
            }
        }

        foreach (var (page, gain) in second)
            first[page] = first.GetValueOrDefault(page) + gain;

        return first;
    }

    private static void Add(BooleanQuery query, Query? part)
    {
        if (part is not null)
            query.Add(part, Occur.SHOULD);
    }
}
