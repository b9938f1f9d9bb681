using Portal.Features.Anchors;
using Portal.Localization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Features.Content;

/// <summary>Reads the small, flat YAML of content files; anything that could explode is refused.</summary>
internal static class Yaml
{
    private const int LongestFile = 200_000;

    internal static YamlMap Map(string text)
    {
        if (text.Length > LongestFile)
            throw new ContentFormatException("the file is too long");

        try
        {
            var stream = new YamlStream();
            stream.Load(new NoAliases(new Parser(new StringReader(text))));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? new YamlMap(root)
                : throw new ContentFormatException("the file is not a YAML map");
        }
        catch (InvalidOperationException)
        {
            // The scanner says so of some lists that are never closed.
            throw new ContentFormatException("a list or map is not closed");
        }
        catch (YamlException error)
        {
            throw new ContentFormatException($"line {error.Start.Line}: {error.Message}");
        }
    }

    /// <summary>An alias can multiply a short file into gigabytes, and content has no use for one.</summary>
    private sealed class NoAliases(IParser inner) : IParser
    {
        public YamlDotNet.Core.Events.ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            var more = inner.MoveNext();
            return inner.Current is YamlDotNet.Core.Events.AnchorAlias alias
                ? throw new ContentFormatException($"line {alias.Start.Line}: aliases are not allowed")
                : more;
        }
    }
}

/// <summary>A YAML map whose values are asked for by name; a missing one is named in the error.</summary>
internal sealed class YamlMap(YamlMappingNode node)
{
    internal IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    internal string Text(string key) =>
        OptionalText(key) ?? throw new ContentFormatException($"'{key}' is missing");

    internal string? OptionalText(string key) =>
        Child(key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;

    internal IReadOnlyList<string> Texts(string key) => Child(key) switch
    {
        YamlSequenceNode items => [.. items.OfType<YamlScalarNode>().Select(item => item.Value ?? "")],
        YamlScalarNode { Value: { Length: > 0 } value } => [value],
        _ => [],
    };

    internal IReadOnlyList<YamlMap> Maps(string key) => Child(key) is YamlSequenceNode items
        ? [.. items.OfType<YamlMappingNode>().Select(item => new YamlMap(item))]
        : [];

    internal YamlMap? OptionalMap(string key) => Child(key) is YamlMappingNode map ? new YamlMap(map) : null;

    /// <summary>Words that must exist in all five languages.</summary>
    internal LocalText LocalText(string key)
    {
        var words = OptionalMap(key) ?? throw new ContentFormatException($"'{key}' is missing");
        string In(Language language) => words.OptionalText(language.Code) ?? throw new ContentFormatException($"'{key}' is missing in {language}");
        return new LocalText(In(Language.Finnish))
        {
            Swedish = In(Language.Swedish),
            English = In(Language.English),
            Arabic = In(Language.Arabic),
            Somali = In(Language.Somali),
        };
    }

    private YamlNode? Child(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
