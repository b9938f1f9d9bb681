namespace Portal.Features.Search.Indexing;

/// <summary>The parts of a document, and how much a word in each of them says about it.</summary>
internal sealed record SearchField(string Name, float Boost, Func<SearchDocument, IEnumerable<string>> Texts)
{
    internal static readonly IReadOnlyList<SearchField> All =
    [
        new("title", 3f, document => [document.Title]),
        new("summary", 1.8f, document => [document.Summary]),
        new("headings", 1.5f, document => document.Sections.Select(section => section.Heading)),
        new("keywords", 1.4f, document => document.Keywords),
        new("body", 0.8f, document => document.Sections.Select(section => section.PlainText)),
    ];

    /// <summary>The document's key, by which a page is asked for itself.</summary>
    internal const string Key = "key";
}
