using Portal.Features.Search.Asking;
using Portal.Features.Search.Indexing;
using Portal.Localization;

namespace Portal.Features.Search;

/// <summary>Turns what was found into what is shown.</summary>
internal sealed class ResultLines(Question own, IReadOnlyDictionary<Language, Question> questions)
{
    private readonly Dictionary<Language, Highlighting> _marking = new() { [own.Index.Language] = new Highlighting(own) };

    internal SearchResult Of(SearchDocument document)
    {
        var marking = MarkingFor(document.Language);
        return new SearchResult
        {
            Kind = document.Kind,
            Language = document.Language,
            Address = document.Address,
            Page = document.Page,
            Audience = document.Audience,
            Title = marking.Mark(document.Title),
            Summary = marking.Mark(document.Summary),
            Section = Section(document, marking),
            Phone = document.Phone,
        };
    }

    private Highlighting MarkingFor(Language language)
    {
        if (!_marking.TryGetValue(language, out var marking))
            _marking[language] = marking = new Highlighting(questions[language]);

        return marking;
    }

    /// <summary>The heading that holds more of the words than the title does.</summary>
    private static ResultSection? Section(SearchDocument document, Highlighting marking)
    {
        var inTitle = marking.Count(document.Title);
        var best = document.Sections
            .Select(section => (Section: section, Words: marking.Count(section.Heading)))
            .Where(entry => entry.Words > inTitle)
            .OrderByDescending(entry => entry.Words)
            .Select(entry => entry.Section)
            .FirstOrDefault();
        return best is null ? null : new ResultSection($"{document.Address}#{best.Id}", marking.Mark(best.Heading));
    }
}
