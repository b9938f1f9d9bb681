using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Finds a written page that another page shows with something of its own added, and tells the frame around it.</summary>
public sealed class PageShowing(PublishedContent published, SiteNavigation site, PageFrame frame)
{
    /// <summary>The page in the language of the address; null when there is no such language, page or translation.</summary>
    public ShownPage? Show(string? lang, string id)
    {
        var snapshot = published.Current;
        if (!Language.TryParse(lang, out var language) || snapshot.Find(id) is not { } page || !page.Words.TryGetValue(language, out var words))
            return null;

        frame.Set(language, words.Title, id);
        frame.Description = words.Summary;
        frame.QuickExit = page.Definition.QuickExit;
        frame.SummaryOnly = [.. page.Words.Where(pair => pair.Value.SummaryOnly).Select(pair => pair.Key)];
        return new ShownPage(page.Id, language, words, new PageFoot(page, language, snapshot, site))
        {
            FullLanguages = [.. page.Words.Where(pair => !pair.Value.SummaryOnly).Select(pair => pair.Key)],
            ActionLink = site.Link(page.Definition.Action, language)?.Address,
        };
    }
}

public sealed record ShownPage(PageId Id, Language Language, PublishedWords Words, PageFoot Foot)
{
    public string? ActionLink { get; init; }

    /// <summary>The languages the whole text exists in.</summary>
    public IReadOnlyList<Language> FullLanguages { get; init; } = [];
}
