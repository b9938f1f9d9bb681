using Portal.Features.Anchors.Contacts;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Search;

public enum ResultKind
{
    Page,
    Contact,
    Place,
}

/// <summary>A stretch of text; marked when it is a word the reader looked for.</summary>
public sealed record Fragment(string Text, bool Marked);

/// <summary>One line of the answer. Its address is what the reader most likely wants to open.</summary>
public sealed record SearchResult
{
    public required ResultKind Kind { get; init; }

    /// <summary>The language the result is written in; another than the reader's when the page exists only there.</summary>
    public required Language Language { get; init; }

    public required string Address { get; init; }
    public required IReadOnlyList<Fragment> Title { get; init; }
    public required IReadOnlyList<Fragment> Summary { get; init; }

    /// <summary>The page the address opens; nothing for the page of a place.</summary>
    public PageId? Page { get; init; }

    /// <summary>For whom the page is written; nothing for contacts and places.</summary>
    public string? Audience { get; init; }

    /// <summary>The part of the page that answers best, when its heading says so.</summary>
    public ResultSection? Section { get; init; }

    public PhoneNumber? Phone { get; init; }

    /// <summary>The words are about somebody who may be hurt now: this page says what to do.</summary>
    public bool IsUrgent { get; init; }
}

public sealed record ResultSection(string Address, IReadOnlyList<Fragment> Heading);

/// <summary>What a search found, best first.</summary>
/// <param name="Corrected">The reader's words with misspellings mended, when a word was not known in any language.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchResult> Results, string? Corrected)
{
    public static SearchAnswer Nothing { get; } = new([], null);
}
