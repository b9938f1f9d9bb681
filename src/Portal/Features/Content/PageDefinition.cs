using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>What a page is in every language: the contents of its <c>page.yaml</c>.</summary>
public sealed record PageDefinition
{
    public required PageId Id { get; init; }
    public required int Tier { get; init; }
    public required string Audience { get; init; }
    public required PageKind Kind { get; init; }
    public required string Owner { get; init; }
    public required string Reviewer { get; init; }
    public required DateOnly Reviewed { get; init; }
    public required DateOnly ReviewBy { get; init; }
    public required bool QuickExit { get; init; }

    /// <summary>The language the other four are compared with.</summary>
    public required Language Source { get; init; }

    /// <summary>False for a text that another page shows: it has no address, and no search or map leads to it.</summary>
    public bool HasAddress { get; init; } = true;

    /// <summary>A page id, or <c>tel:112</c>.</summary>
    public required string Action { get; init; }

    public required IReadOnlyList<PageId> Related { get; init; }
    public required IReadOnlyList<SectionDefinition> Sections { get; init; }
}

public sealed record SectionDefinition(string Id, PageId? Page, IReadOnlyList<PageFact> Facts);

/// <summary>One statement a section makes, in English for editors, and where it comes from.</summary>
public sealed record PageFact(string Text, IReadOnlyList<string> Sources, FactConfidence Confidence);

public enum FactConfidence
{
    /// <summary>Seen in an official source.</summary>
    High,

    /// <summary>A single, older or foreign source.</summary>
    Medium,

    /// <summary>Needs a named expert; must not be published.</summary>
    Low,
}

/// <summary>Decides how long a review lasts: see content/README.md.</summary>
public enum PageKind
{
    Guidance,
    Contacts,
    Services,
    Legal,
    Knowledge,
}
