using Portal.Localization;

namespace Portal.Features.Shared;

/// <summary>What a page tells the layout around it.</summary>
public sealed class PageFrame
{
    public Language Language { get; private set; } = Language.Finnish;

    public string Title { get; private set; } = "";

    /// <summary>For the description in search engines; nothing on error pages.</summary>
    public string? Description { get; set; }

    /// <summary>The path after the language, the same in all five: <c>after/for-you</c>; empty for home.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Kept when the reader changes language, for example a search.</summary>
    public string Query { get; private set; } = "";

    public bool QuickExit { get; set; } = true;

    /// <summary>Home writes its own, wider.</summary>
    public bool IsHome { get; set; }

    /// <summary>Pages that must not be found from outside: results, errors, the form.</summary>
    public bool NoIndex { get; set; }

    /// <summary>The id of the form whose answers must come along when the language changes or the visitor leaves; null on pages without answers.</summary>
    public string? Form { get; set; }

    /// <summary>What the page is about, as JSON-LD for search engines; a data block that no script reads.</summary>
    public string? Data { get; set; }

    /// <summary>A style sheet of the page's own beside the common one, such as <c>handout.css</c>.</summary>
    public string? Style { get; set; }

    /// <summary>The sheet of lists to search and choose in, and of tools to fill in.</summary>
    public const string Bank = "bank.css";

    /// <summary>Languages in which the page is only a summary.</summary>
    public IReadOnlyCollection<Language> SummaryOnly { get; set; } = [];

    public void Set(Language language, string title, string path, string query = "")
    {
        Language = language;
        Title = title;
        Path = path;
        Query = query;
    }

    public string AddressIn(Language language) => $"/{language.Code}/{Path}{Query}";
}
