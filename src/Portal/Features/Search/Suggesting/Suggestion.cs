namespace Portal.Features.Search.Suggesting;

/// <summary>Something a reader may be about to write.</summary>
/// <param name="Address">The page it leads to; none for a word that is looked for.</param>
public sealed record Suggestion(string Text, string? Address, string Kind);
