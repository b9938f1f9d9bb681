using System.Text.RegularExpressions;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Reads <c>&lt;language&gt;.md</c>: front matter, then sections that start with <c>## Heading {#id}</c>.</summary>
internal static partial class WordsFile
{
    /// <exception cref="ContentFormatException">The file does not follow content/README.md.</exception>
    internal static PageWords Read(Language language, string text)
    {
        var match = FrontMatter().Match(text);
        if (!match.Success)
            throw new ContentFormatException("the file must start with front matter between two lines of ---");

        var map = Yaml.Map(match.Groups["yaml"].Value);
        var from = map.OptionalMap("from");
        return new PageWords
        {
            Language = language,
            Title = map.Text("title").Trim(),
            Summary = map.Text("summary").Trim(),
            Action = map.Text("action").Trim(),
            Keywords = map.Texts("keywords"),
            Translation = State(map.Text("translation")),
            From = from is null
                ? new Dictionary<string, string>(StringComparer.Ordinal)
                : from.Keys.ToDictionary(key => key, from.Text, StringComparer.Ordinal),
            Sections = Sections(text[match.Length..]),
        };
    }

    private static List<SectionWords> Sections(string body)
    {
        var starts = SectionStart().Matches(body);
        var before = starts.Count == 0 ? body : body[..starts[0].Index];
        if (before.Trim().Length > 0)
            throw new ContentFormatException("text before the first '## Heading {#id}' belongs to no section");

        var sections = starts.Select((start, index) =>
        {
            var end = index + 1 < starts.Count ? starts[index + 1].Index : body.Length;
            return new SectionWords(
                start.Groups["id"].Value,
                start.Groups["heading"].Value.Trim(),
                body[(start.Index + start.Length)..end].Trim('\n'));
        }).ToList();

        return sections.GroupBy(section => section.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new ContentFormatException($"section id '{twice.Key}' is used twice")
            : sections;
    }

    private static TranslationState State(string value) => value switch
    {
        "drafted" => TranslationState.Drafted,
        "read" => TranslationState.Read,
        "checked-by-native" => TranslationState.CheckedByNative,
        _ => throw new ContentFormatException("translation must be drafted, read or checked-by-native"),
    };

    [GeneratedRegex(@"\A---\n(?<yaml>.*?\n)---\n", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^## (?<heading>.+?) \{#(?<id>[a-z0-9]+(-[a-z0-9]+)*)\}[ ]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SectionStart();
}
