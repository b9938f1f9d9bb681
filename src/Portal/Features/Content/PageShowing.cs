using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Finds a written page for whoever shows it, alone or with something of its own added, and tells the frame around it.</summary>
public sealed class PageShowing(PublishedContent published, SiteNavigation site, PageFrame frame)
{
    /// <summary>Pages whose lists or choices are drawn beside their text.</summary>
    private static readonly string[] WithTools = ["help", "events", "knowledge", "glossary", "communities/handouts"];

    /// <summary>The page in the language of the address; null when there is no such language, page or translation, or it has no address.</summary>
    public ShownPage? Show(string? lang, string id)
    {
        var snapshot = published.Current;
        if (!Language.TryParse(lang, out var language) || snapshot.Find(id) is not { Definition.HasAddress: true } page
            || !page.Words.TryGetValue(language, out var words))
        {
            return null;
        }

        frame.Set(language, words.Title, page.Id.Value);
        frame.Description = words.Summary;
        frame.Style = WithTools.Contains(id) || words.Words.Sections.Any(section => HasTools(section.Markdown)) ? PageFrame.Bank : null;
        frame.QuickExit = page.Definition.QuickExit;
        frame.SummaryOnly = [.. page.Words.Where(pair => pair.Value.SummaryOnly).Select(pair => pair.Key)];
        var action = page.Definition.Action;
        return new ShownPage(page, language, words, new PageFoot(page, language, snapshot, site))
        {
            ActionLink = action.StartsWith("tel:", StringComparison.Ordinal) ? action : site.Link(action, language)?.Address,
        };
    }

    private static bool HasTools(string markdown) =>
        markdown.Contains("::: ticks", StringComparison.Ordinal) || markdown.Contains("::: fill", StringComparison.Ordinal);
}

public sealed record ShownPage(PublishedPage Page, Language Language, PublishedWords Words, PageFoot Foot)
{
    private const string EmergencyCall = "tel:112";

    public string? ActionLink { get; init; }

    public bool IsEmergency => ActionLink == EmergencyCall;

    /// <summary>The languages the whole text exists in.</summary>
    public IEnumerable<Language> FullLanguages => Page.Words.Where(pair => !pair.Value.SummaryOnly).Select(pair => pair.Key);
}
