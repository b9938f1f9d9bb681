using Portal.Features.Content;

namespace Portal.Features.Search.Meaning;

internal static class SearchFile
{
    internal static YamlMap? Map(IReadOnlyDictionary<string, string> files, string path, ICollection<ContentProblem> problems)
    {
        if (!files.TryGetValue(path, out var text))
            return null;

        try
        {
            return Yaml.Map(text);
        }
        catch (ContentFormatException error)
        {
            problems.Add(new ContentProblem(path, ContentProblemKind.Unreadable, error.Message));
            return null;
        }
    }
}
