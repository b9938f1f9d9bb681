namespace Portal.Features.Content;

/// <summary>Something wrong in a content file, for the person who edits it.</summary>
/// <param name="Path">The file, relative to <c>content/</c>.</param>
/// <param name="Kind">What sort of problem; errors keep a page from being published, warnings do not.</param>
/// <param name="Detail">What is wrong and where, in English.</param>
public sealed record ContentProblem(string Path, ContentProblemKind Kind, string Detail)
{
    public bool IsError => Kind is not (ContentProblemKind.OverdueReview or ContentProblemKind.StaleTranslation
        or ContentProblemKind.Directory);
}

public enum ContentProblemKind
{
    Unreadable,
    MissingLanguage,
    UnmatchedSection,
    BrokenLink,
    UnsourcedFact,
    LongSummary,
    UnknownRole,
    OverdueReview,
    StaleTranslation,
    Directory,
}
