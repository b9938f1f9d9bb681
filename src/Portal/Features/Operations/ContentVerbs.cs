using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Operations;

/// <summary>The verbs that work on content files alone, without a database.</summary>
internal static class ContentVerbs
{
    private const int Wrong = 1;

    internal static int Check(string folder, DateOnly today)
    {
        var snapshot = SnapshotBuilder.Build(ContentFolder.Read(folder));
        var problems = ContentCheck.Run(snapshot, today);
        foreach (var problem in problems.OrderBy(problem => problem.IsError ? 0 : 1).ThenBy(problem => problem.Path, StringComparer.Ordinal))
            Console.WriteLine($"{(problem.IsError ? "error" : "warning")} {problem.Path}: {problem.Kind}: {problem.Detail}");

        var errors = problems.Count(problem => problem.IsError);
        Console.WriteLine($"{snapshot.Pages.Count} pages, {errors} errors, {problems.Count - errors} warnings");
        return errors == 0 ? 0 : Wrong;
    }

    internal static int StampAll(string folder, string page) =>
        Language.All.Where(language => File.Exists(WordsPath(folder, page, language)))
            .Where(language => language != SourceOf(folder, page))
            .Select(language => Stamp(folder, page, language.Code))
            .DefaultIfEmpty(Wrong)
            .Max();

    internal static int Stamp(string folder, string page, string code)
    {
        if (!PageId.TryParse(page, out _) || !Language.TryParse(code, out var language)
            || SourceOf(folder, page) is not { } sourceLanguage || language == sourceLanguage)
        {
            Console.Error.WriteLine("Name a page that exists and a language other than its source.");
            return Wrong;
        }

        try
        {
            var source = WordsFile.Read(sourceLanguage, File.ReadAllText(WordsPath(folder, page, sourceLanguage)));
            var path = WordsPath(folder, page, language);
            File.WriteAllText(path, ContentStamp.Stamp(language, File.ReadAllText(path), source));
            return 0;
        }
        catch (Exception error) when (error is ContentFormatException or IOException)
        {
            Console.Error.WriteLine($"{page} {code}: {error.Message}");
            return Wrong;
        }
    }

    private static Language? SourceOf(string folder, string page)
    {
        var file = Path.Combine(folder, "pages", page, "page.yaml");
        return PageId.TryParse(page, out var id) && File.Exists(file) ? PageYaml.Read(id, File.ReadAllText(file)).Source : null;
    }

    private static string WordsPath(string folder, string page, Language language) =>
        Path.Combine(folder, "pages", page, $"{language.Code}.md");
}
