using Portal.Localization;

namespace Portal.Features.Content.Glossary;

/// <summary>Reads <c>glossary.yaml</c>. A term that lacks a language is told as a problem and left out: half a word helps nobody.</summary>
internal static class GlossaryFile
{
    internal const string Path = "glossary.yaml";

    internal static IReadOnlyList<GlossaryTerm> Read(YamlMap map, Action<string> problem)
    {
        var terms = new List<GlossaryTerm>();
        foreach (var id in map.Keys)
        {
            try
            {
                terms.Add(Term(id, map.OptionalMap(id) ?? throw new ContentFormatException("not a map")));
            }
            catch (ContentFormatException error)
            {
                problem($"'{id}': {error.Message}");
            }
        }

        return terms;
    }

    private static GlossaryTerm Term(string id, YamlMap map) => new(
        id,
        map.Texts("sources") is { Count: > 0 } sources ? sources : throw new ContentFormatException("'sources' is missing"),
        Language.All.ToDictionary(language => language, language => Words(language, map)));

    private static TermWords Words(Language language, YamlMap map) => map.OptionalMap(language.Code) is { } words
        ? new TermWords(words.Text("term"), words.Text("meaning"), words.Texts("also"), words.Texts("avoid"))
        : throw new ContentFormatException($"'{language}' is missing");
}
