namespace Portal.Features.Search.Indexing;

/// <summary>The parts of a document, and how much a word in each of them says about it.</summary>
internal sealed record SearchField(string Name, float Boost)
{
    internal static readonly SearchField Title = new("title", 3f);
    internal static readonly SearchField Summary = new("summary", 1.8f);
    internal static readonly SearchField Headings = new("headings", 1.5f);
    internal static readonly SearchField Keywords = new("keywords", 1.4f);
    internal static readonly SearchField Body = new("body", 0.8f);

    internal static readonly IReadOnlyList<SearchField> All = [Title, Summary, Headings, Keywords, Body];

    /// <summary>The document's key, by which a page is asked for itself.</summary>
    internal const string Key = "key";
}
