using Portal.Features.Content;
using Portal.Features.Search.Analysis;
using Portal.Localization;

namespace Portal.Features.Search.Meaning;

/// <summary>
/// How people ask for each page, in their own words: examples that editors write in
/// <c>content/search/questions.&lt;language&gt;.yaml</c>. A question is compared with all of them, each as a row of weighted
/// features (its words' stems and parts, and the groups they mean); rare features count more. The pages whose examples are
/// nearest gain. So a question is understood that shares no word with any page.
/// </summary>
internal sealed class AskedBefore
{
    /// <summary>Below this likeness two questions only share a word in passing.</summary>
    private const float Least = 0.25f;
    private const float OfPart = 0.45f;
    private const float OfLoose = 0.5f;
    private const float OfGroup = 0.7f;

    /// <summary>What the nearest, second and third nearest example of a page say together.</summary>
    private static readonly float[] Shares = [1f, 0.25f, 0.12f];

    private readonly Dictionary<string, Posting[]> _postings;
    private readonly Dictionary<string, float> _rarity;
    private readonly string[] _pages;
    private readonly float _unknown;

    private AskedBefore(IReadOnlyList<(string Page, Dictionary<string, float> Features)> examples)
    {
        _pages = [.. examples.Select(example => example.Page)];
        _unknown = MathF.Log(1 + examples.Count);
        _rarity = examples.SelectMany(example => example.Features.Keys).CountBy(feature => feature, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => MathF.Log(1 + ((float)examples.Count / pair.Value)), StringComparer.Ordinal);
        _postings = examples.Index()
            .SelectMany(pair => Weighed(pair.Item.Features).Select(feature => (feature.Key, Posting: new Posting(pair.Index, feature.Value))))
            .GroupBy(pair => pair.Key, pair => pair.Posting, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
    }

    internal static string Path(Language language) => $"search/questions.{language.Code}.yaml";

    /// <summary>Pages and examples; a file that is missing or cannot be read leaves search without them.</summary>
    internal static IReadOnlyList<(string Page, string Text)> Read(PublishedSnapshot snapshot, Language language, ICollection<ContentProblem> problems)
    {
        if (SearchFile.Map(snapshot.Files, Path(language), problems) is not { } map)
            return [];

        foreach (var unknown in map.Keys.Where(page => snapshot.Find(page) is null))
            problems.Add(new ContentProblem(Path(language), ContentProblemKind.BrokenLink, unknown));
        return [.. map.Keys.SelectMany(page => map.Texts(page).Select(text => (page, text)))];
    }

    internal static AskedBefore Of(IEnumerable<(string Page, string Text)> examples, LanguageWords words, GroupMatcher groups) => new(
        [.. examples.Select(example => (example.Page, Features: Features([.. WordReader.Read(example.Text).Select(word => words.Keys(word.Text))], groups, words.LooseAlways)))
            .Where(example => example.Features.Count > 0)]);

    /// <summary>Pages with the likeness of their examples to this row of words, from 0 to about 1.4.</summary>
    internal IReadOnlyDictionary<string, float> Nearest(IReadOnlyList<WordKeys> row, GroupMatcher groups, bool loosely)
    {
        var scores = new float[_pages.Length];
        foreach (var (feature, weight) in Weighed(Features(row, groups, loosely)))
        {
            foreach (var posting in _postings.GetValueOrDefault(feature) ?? [])
                scores[posting.Example] += weight * posting.Weight;
        }

        return Pages(scores);
    }

    /// <summary>Of each page the nearest examples, counted with falling shares.</summary>
    private Dictionary<string, float> Pages(float[] scores)
    {
        var nearest = new Dictionary<string, float[]>(StringComparer.Ordinal);
        for (var example = 0; example < scores.Length; example++)
        {
            if (scores[example] < Least)
                continue;

            if (!nearest.TryGetValue(_pages[example], out var best))
                nearest[_pages[example]] = best = new float[Shares.Length];
            var score = scores[example];
            for (var rank = 0; rank < best.Length; rank++)
            {
                if (score > best[rank])
                    (best[rank], score) = (score, best[rank]);
            }
        }

        return nearest.ToDictionary(page => page.Key, page => page.Value.Zip(Shares, (score, share) => score * share).Sum(), StringComparer.Ordinal);
    }

    private static Dictionary<string, float> Features(IReadOnlyList<WordKeys> row, GroupMatcher groups, bool loosely)
    {
        var features = new Dictionary<string, float>(StringComparer.Ordinal);
        var allIgnored = row.All(word => groups.Ignored.Contains(word.Exact));
        for (var position = 0; position < row.Count; position++)
        {
            foreach (var group in groups.SureAt(row, position))
                Raise("#" + group, OfGroup);
            var word = row[position];
            if (!allIgnored && groups.Ignored.Contains(word.Exact))
                continue;

            foreach (var stem in word.Stems.Length > 0 ? word.Stems : [word.Exact])
                Raise(Stem(stem), 1);
            foreach (var part in word.Parts)
                Raise(Stem(part), OfPart);
            if (!loosely)
                continue;

            foreach (var loose in word.Loose)
                Raise("?" + loose, OfLoose);
        }

        return features;

        void Raise(string feature, float weight) => features[feature] = Math.Max(weight, features.GetValueOrDefault(feature));
    }

    /// <summary>Of length one, so that long and short questions compare.</summary>
    private IEnumerable<KeyValuePair<string, float>> Weighed(Dictionary<string, float> features)
    {
        var weighed = features.Select(pair => KeyValuePair.Create(pair.Key, pair.Value * _rarity.GetValueOrDefault(pair.Key, _unknown))).ToList();
        var length = MathF.Sqrt(weighed.Sum(pair => pair.Value * pair.Value));
        return weighed.Select(pair => KeyValuePair.Create(pair.Key, pair.Value / length));
    }

    private static string Stem(string stem) => "~" + stem;

    private readonly record struct Posting(int Example, float Weight);
}
