using Portal.Features.Content;
using Portal.Features.Search.Analysis;
using Portal.Localization;

namespace Portal.Features.Search.Meaning;

/// <summary>What editors wrote in <c>content/search/&lt;language&gt;.yaml</c>; the format is in content/README.md.</summary>
internal sealed class SearchWords
{
    private const int ShortestPlain = 4;
    private readonly Dictionary<string, string[]> _bases;

    private SearchWords(YamlMap? map)
    {
        Ignored = map?.Texts("ignore") ?? [];
        Parts = map?.Texts("parts") ?? [];
        Groups = Lists(map?.OptionalMap("groups"));
        _bases = Lists(map?.OptionalMap("forms"))
            .SelectMany(list => list.Value.Append(list.Key).Select(form => (Form: Folding.Plain(form), Base: Folding.Plain(list.Key))))
            .GroupBy(pair => pair.Form, pair => pair.Base, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Words and phrases that say nothing about what is looked for.</summary>
    internal IReadOnlyList<string> Ignored { get; }

    /// <summary>Parts that compounds may be split into.</summary>
    internal IReadOnlyList<string> Parts { get; }

    /// <summary>Group id → the words and phrases that mean it.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; }

    /// <summary>The groups' single words that are long enough to be told apart inside a compound.</summary>
    internal IEnumerable<string> PlainWords => Groups.Values.SelectMany(list => list).Where(word => word.Length >= ShortestPlain && word.All(char.IsLetter));

    /// <summary>The base forms of a form that dictionaries do not know.</summary>
    internal IReadOnlyList<string> BasesOf(string form) => _bases.TryGetValue(form, out var bases) ? bases : [];

    /// <summary>Reads a language's words; a file that is missing or cannot be read leaves search without synonyms.</summary>
    internal static SearchWords Read(IReadOnlyDictionary<string, string> files, Language language, ICollection<ContentProblem> problems) =>
        new(SearchFile.Map(files, $"search/{language.Code}.yaml", problems));

    private static Dictionary<string, IReadOnlyList<string>> Lists(YamlMap? map) =>
        map is null ? [] : map.Keys.ToDictionary(key => key, map.Texts, StringComparer.Ordinal);
}
