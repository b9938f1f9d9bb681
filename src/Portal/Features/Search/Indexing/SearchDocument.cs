using Portal.Features.Anchors.Contacts;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Search.Indexing;

/// <summary>Something that can be found, in one language.</summary>
internal sealed record SearchDocument
{
    /// <summary>The same in every language, and never that of another thing.</summary>
    internal required string Key { get; init; }

    internal required ResultKind Kind { get; init; }
    internal required Language Language { get; init; }

    /// <summary>The page the result opens.</summary>
    internal required PageId Page { get; init; }

    internal required string Address { get; init; }
    internal required string Title { get; init; }
    internal required string Summary { get; init; }
    internal IReadOnlyList<string> Keywords { get; init; } = [];
    internal IReadOnlyList<PublishedSection> Sections { get; init; } = [];
    /// <summary>For whom a page is written.</summary>
    internal string? Audience { get; init; }

    internal PhoneNumber? Phone { get; init; }
}
