using Microsoft.Extensions.Options;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>The links every page carries. A door is shown only when its page is published: no link leads nowhere.</summary>
public sealed class SiteNavigation(PublishedContent published, IOptions<SurfaceOptions> surfaces)
{
    private static readonly string[] FooterPages = ["about", "safe-browsing", "privacy", "accessibility", "feedback", "glossary", "events", "contacts", "share/mailbox", "search"];

    private readonly string _origin = (surfaces.Value.PublicAddress ?? "").TrimEnd('/');

    public IEnumerable<SiteLink> Doors(Language language)
    {
        (string Page, string Text)[] doors =
        [
            ("worried", Texts.NavWorried),
            ("after", Texts.NavAfter),
            ("help", Texts.NavHelp),
            ("communities", Texts.NavCommunities),
            ("professionals", Texts.NavProfessionals),
        ];
        return doors
            .Where(door => published.Current.Find(door.Page) is not null)
            .Select(door => new SiteLink(door.Page, $"/{language.Code}/{door.Page}", door.Text));
    }

    public IEnumerable<SiteLink> Footer(Language language) => FooterPages
        .Select(page => page == "search"
            ? new SiteLink(page, $"/{language.Code}/search", Texts.SearchTitle)
            : Link(page, language))
        .OfType<SiteLink>();

    /// <summary>A link to a page by its own title, or nothing when it is not published or has no address.</summary>
    public SiteLink? Link(string page, Language language) =>
        published.Current.Find(page) is { Definition.HasAddress: true } found && found.Words.TryGetValue(language, out var words)
            ? new SiteLink(page, found.Address(language), words.Title)
            : null;

    /// <summary>The address with the site's own origin, for search engines; without one configured, the path alone.</summary>
    public string Absolute(string address) => _origin + address;
}

/// <param name="Page">The page id.</param>
public sealed record SiteLink(string Page, string Address, string Text)
{
    /// <summary>True for the page itself and everything below it.</summary>
    public bool Leads(string path) => path == Page || path.StartsWith(Page + "/", StringComparison.Ordinal);
}
