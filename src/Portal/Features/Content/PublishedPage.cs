using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>A page as readers see it, in all its languages.</summary>
public sealed record PublishedPage(PageDefinition Definition, IReadOnlyDictionary<Language, PublishedWords> Words)
{
    public PageId Id => Definition.Id;

    /// <summary>The address of the page in a language: <c>/fi/after</c>, and <c>/fi/</c> for home.</summary>
    public string Address(Language language) => AddressOf(Id, language);

    public static string AddressOf(PageId id, Language language) =>
        id == PageId.Home ? $"/{language.Code}/" : $"/{language.Code}/{id}";
}

/// <summary>A page in one language, its sections in the page's order.</summary>
public sealed record PublishedWords
{
    public required PageWords Words { get; init; }
    public required IReadOnlyList<PublishedSection> Sections { get; init; }

    /// <summary>Parts whose source has changed since this language was written.</summary>
    public required IReadOnlyList<string> Stale { get; init; }

    /// <summary>True when this language has only title and summary, and the whole text is in others (tier 3).</summary>
    public required bool SummaryOnly { get; init; }

    public string Title => Words.Title;
    public string Summary => Words.Summary;
}

public sealed class PublishedSection
{
    private readonly Lazy<IReadOnlyList<SectionBlock>> _blocks;
    private readonly Func<string> _plainText;

    internal PublishedSection(SectionDefinition definition, SectionWords words, Language language, SectionRenderer renderer)
    {
        Id = definition.Id;
        Page = definition.Page;
        Heading = words.Heading;
        Language = language;
        // Drawn at first sight: a start must not wait for three hundred pages, and most are never asked for.
        _blocks = new(() => renderer.Render(words.Markdown));
        _plainText = () => renderer.PlainText(words.Markdown);
    }

    public string Id { get; }
    public string Heading { get; }

    /// <summary>The page the heading leads to, on hub pages.</summary>
    public PageId? Page { get; }

    /// <summary>The language of the text; another than the page's when this section waits for translation.</summary>
    public Language Language { get; }

    public IReadOnlyList<SectionBlock> Blocks => _blocks.Value;

    /// <summary>The words alone, for search; made anew each time, because only an index being built asks.</summary>
    public string PlainText => _plainText();
}
