using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>What stands under a page: where to read on, who answers for it, and what it rests on.</summary>
public sealed class PageFoot(PublishedPage page, Language language, PublishedSnapshot snapshot, SiteNavigation site)
{
    public Language Language => language;

    public DateOnly Reviewed => page.Definition.Reviewed;

    public IReadOnlyList<SiteLink> Related =>
        [.. page.Definition.Related.Select(id => site.Link(id.Value, language)).OfType<SiteLink>()];

    public string OwnerName => snapshot.RoleName(page.Definition.Owner, language) ?? page.Definition.Owner;

    public bool WaitsForNativeCheck => page.Words[language].Words.Translation != TranslationState.CheckedByNative;

    /// <summary>What the page's facts rest on, without the portal's own design and what everybody knows.</summary>
    public IReadOnlyList<string> Sources => [.. page.Definition.Sections
        .SelectMany(section => section.Facts)
        .SelectMany(fact => fact.Sources)
        .Select(source => source.Split(' ')[0])
        .Distinct()
        .Where(source => source is not ("portal" or "general"))
        .Select(source => snapshot.Sources.TryGetValue(source, out var note) ? note : null)
        .OfType<ContentSourceNote>()
        .Select(note => string.Join(", ", new[] { note.Title, note.Publisher, note.Date }.Where(part => part is not null)))
        .Distinct()];
}
