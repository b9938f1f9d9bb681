using Portal.Features.Anchors.Contacts;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Search.Indexing;

/// <summary>What a snapshot offers to be found: its pages, and the contacts its pages show.</summary>
internal static class SearchDocuments
{
    private const string HelpPages = "help/";

    internal static IReadOnlyList<SearchDocument> Of(PublishedSnapshot snapshot, Language language) =>
    [
        .. snapshot.Visitable.OrderBy(page => page.Id.Value, StringComparer.Ordinal).Select(page => Page(page, language)).OfType<SearchDocument>(),
        .. Contacts(snapshot, language),
    ];

    private static SearchDocument? Page(PublishedPage page, Language language) => page.Words.TryGetValue(language, out var words)
        ? new SearchDocument
        {
            Key = page.Id.Value,
            Kind = ResultKind.Page,
            Language = language,
            Page = page.Id,
            Address = page.Address(language),
            Title = words.Title,
            Summary = words.Summary,
            Keywords = words.Words.Keywords,
            Audience = page.Definition.Audience,
            // A section that waits for translation stands in its source's language and is found there.
            Sections = [.. words.Sections.Where(section => section.Language == language)],
        }
        : null;

    /// <summary>Each contact once, on the page that is most about it: a page of help, the one with the fewest contacts.</summary>
    private static IEnumerable<SearchDocument> Contacts(PublishedSnapshot snapshot, Language language)
    {
        var shown = snapshot.Visitable
            .Where(page => page.Words.ContainsKey(language))
            .Select(page => (Page: page, Ids: ShownOn(page)))
            .ToList();
        foreach (var contact in snapshot.Directory.Contacts.Where(contact => contact.IsShown))
        {
            var page = shown.Where(entry => entry.Ids.Contains(contact.Id))
                .OrderBy(entry => entry.Page.Id.Value.StartsWith(HelpPages, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(entry => entry.Ids.Count)
                .ThenBy(entry => entry.Page.Id.Value, StringComparer.Ordinal)
                .Select(entry => entry.Page)
                .FirstOrDefault();
            if (page is not null && contact.Kind != ContactKind.Emergency)
                yield return Contact(contact, page, language);
        }
    }

    private static SearchDocument Contact(Contact contact, PublishedPage page, Language language) => new()
    {
        Key = "contact:" + contact.Id,
        Kind = ResultKind.Contact,
        Language = language,
        Page = page.Id,
        Address = page.Address(language),
        Title = contact.Names.In(language),
        Summary = contact.For.In(language),
        Keywords = [contact.Id, contact.Names.Finnish],
        Phone = contact.PhoneFor(language),
    };

    private static HashSet<string> ShownOn(PublishedPage page) =>
        [.. page.Words[page.Definition.Source].Words.Sections.SelectMany(section => SectionRenderer.Contacts(section.Markdown))];
}
