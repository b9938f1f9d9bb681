using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Portal.Features.Anchors;
using Portal.Features.Content.Alerts;
using Portal.Features.Content.Events;
using Portal.Features.Content.Glossary;
using Portal.Features.Content.Knowledge;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Builds a snapshot from texts. A page that cannot be read is left out and told as a problem; the rest stands.</summary>
internal sealed class SnapshotBuilder
{
    private readonly List<ContentProblem> _problems = [];
    private readonly IReadOnlyDictionary<string, string> _files;

    private SnapshotBuilder(IReadOnlyDictionary<string, string> files) => _files = files;

    internal static PublishedSnapshot Build(IReadOnlyDictionary<string, string> files) => new SnapshotBuilder(files).Build();

    private PublishedSnapshot Build()
    {
        var directory = AnchorDirectory.Parse(_files);
        _problems.AddRange(directory.Problems.Select(problem =>
            new ContentProblem(problem.Path, ContentProblemKind.Directory, problem.ToString())));
        var renderers = Language.All.ToDictionary(language => language, language => new SectionRenderer(language, directory));
        var pages = _files.Keys
            .Where(path => path.StartsWith("pages/", StringComparison.Ordinal) && path.EndsWith("/page.yaml", StringComparison.Ordinal))
            .Select(path => Page(path, renderers))
            .OfType<PublishedPage>()
            .ToFrozenDictionary(page => page.Id);

        return new PublishedSnapshot
        {
            Version = VersionOf(_files),
            Pages = pages,
            Directory = directory,
            Roles = Roles(),
            Sources = Sources(),
            Exits = Exits(),
            Glossary = Terms(),
            Events = OwnFiles(EventFile.Folder, EventFile.Read),
            Alerts = Alerts(),
            Publications = [.. OwnFiles(PublicationFile.Folder, PublicationFile.Read).OrderByDescending(each => each.Year).ThenBy(each => each.Id, StringComparer.Ordinal)],
            Files = _files,
            Problems = _problems,
        };
    }

    private PublishedPage? Page(string path, Dictionary<Language, SectionRenderer> renderers)
    {
        var folder = path[..^"/page.yaml".Length];
        if (!PageId.TryParse(folder["pages/".Length..], out var id))
        {
            _problems.Add(new(path, ContentProblemKind.Unreadable, "the folder's name is not a page id"));
            return null;
        }

        if (Try(path, () => PageYaml.Read(id, _files[path])) is not { } definition)
            return null;

        var words = new Dictionary<Language, PageWords>();
        foreach (var language in Language.All)
        {
            var file = $"{folder}/{language.Code}.md";
            if (!_files.TryGetValue(file, out var text))
                _problems.Add(new(file, ContentProblemKind.MissingLanguage, "the page has no text in this language"));
            else if (Try(file, () => WordsFile.Read(language, text)) is { } read)
                words[language] = read;
        }

        if (!words.TryGetValue(definition.Source, out var source))
            return null;

        return new PublishedPage(definition, words.ToDictionary(
            pair => pair.Key,
            pair => Published(definition, pair.Value, source, renderers)));
    }

    private static PublishedWords Published(
        PageDefinition definition, PageWords words, PageWords source, Dictionary<Language, SectionRenderer> renderers)
    {
        var own = words.Sections.ToDictionary(section => section.Id, StringComparer.Ordinal);
        var summaryOnly = definition.Tier == 3 && own.Count == 0;
        var sections = summaryOnly ? [] : definition.Sections.Select(section =>
            own.TryGetValue(section.Id, out var text)
                ? new PublishedSection(section, text, words.Language, renderers[words.Language])
                : source.Sections.FirstOrDefault(candidate => candidate.Id == section.Id) is { } fallback
                    ? new PublishedSection(section, fallback, source.Language, renderers[source.Language])
                    : null);

        return new PublishedWords
        {
            Words = words,
            Sections = [.. sections.OfType<PublishedSection>()],
            // A summary stands in for sections that were never meant to be there.
            Stale = words.Language == definition.Source ? []
                : [.. words.StaleAgainst(source).Where(part => !summaryOnly || source.Sections.All(section => section.Id != part))],
            SummaryOnly = summaryOnly,
        };
    }

    private FrozenDictionary<string, IReadOnlyDictionary<Language, string>> Roles()
    {
        var map = OptionalMap("roles.yaml");
        return (map?.Keys ?? []).ToFrozenDictionary(
            role => role,
            role => (IReadOnlyDictionary<Language, string>)Language.All.ToDictionary(
                language => language,
                language => map!.OptionalMap(role)?.OptionalText(language.Code) ?? role),
            StringComparer.Ordinal);
    }

    private FrozenDictionary<string, ContentSourceNote> Sources()
    {
        var map = OptionalMap("sources.yaml");
        return (map?.Keys ?? []).ToFrozenDictionary(
            id => id,
            id => map!.OptionalMap(id) is { } note
                ? new ContentSourceNote(note.OptionalText("title") ?? id, note.OptionalText("publisher"), note.OptionalText("date"))
                : new ContentSourceNote(id, null, null),
            StringComparer.Ordinal);
    }

    private FrozenDictionary<Language, Uri> Exits()
    {
        var map = OptionalMap("exit.yaml");
        return Language.All.ToFrozenDictionary(
            language => language,
            language => Uri.TryCreate(map?.OptionalText(language.Code), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
                ? uri
                : new Uri("https://www.ilmatieteenlaitos.fi/"));
    }

    private IReadOnlyList<GlossaryTerm> Terms() => OptionalMap(GlossaryFile.Path) is { } map
        ? GlossaryFile.Read(map, detail => _problems.Add(new(GlossaryFile.Path, ContentProblemKind.Unreadable, detail)))
        : [];

    private IReadOnlyList<SiteAlert> Alerts() => OptionalMap(AlertsFile.Path) is { } map
        ? AlertsFile.Read(map, detail => _problems.Add(new(AlertsFile.Path, ContentProblemKind.Unreadable, detail)))
        : [];

    /// <summary>Every file of a folder by its name; one that cannot be read is left out and told.</summary>
    private IReadOnlyList<T> OwnFiles<T>(string folder, Func<string, YamlMap, T> read) where T : class =>
    [
        .. _files.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Try(path, () => read(path[folder.Length..^".yaml".Length], Yaml.Map(_files[path]))))
            .OfType<T>(),
    ];

    private YamlMap? OptionalMap(string path) =>
        _files.TryGetValue(path, out var text) ? Try(path, () => Yaml.Map(text)) : null;

    private T? Try<T>(string path, Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (ContentFormatException error)
        {
            _problems.Add(new(path, ContentProblemKind.Unreadable, error.Message));
            return null;
        }
    }

    private static string VersionOf(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData([0]);
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
