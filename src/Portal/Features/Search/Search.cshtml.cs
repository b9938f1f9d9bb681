using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Search;

/// <summary>Search results, or help for those who found nothing. What is typed goes into no log, no file and no cache.</summary>
[Packed]
public sealed class SearchModel(PortalSearch search, PublishedContent published, SiteNavigation site, PageFrame frame) : PageModel
{
    private const string PageName = "search";
    private const string HelplineId = "police-helpline";
    private static readonly string[] MostUseful = ["urgent", "worried", "after", "contacts", "share"];

    public Language Language { get; private set; } = Language.Finnish;

    public string Typed { get; private set; } = "";

    public SearchAnswer Answer { get; private set; } = SearchAnswer.Nothing;

    /// <summary>The results that are left when only one kind or language is wanted.</summary>
    public IReadOnlyList<SearchResult> Shown { get; private set; } = [];

    public IReadOnlyList<SearchFacet> Facets { get; private set; } = [];

    public string Count => Plurals.Say(Language, Shown.Count, new PluralTexts(
        Texts.SearchCountZero, Texts.SearchCountOne, Texts.SearchCountTwo, Texts.SearchCountFew, Texts.SearchCountMany, Texts.SearchCountOther));

    public IEnumerable<SiteLink> Useful => MostUseful.Select(page => site.Link(page, Language)).OfType<SiteLink>();

    public Contact? Helpline => published.Current.Directory.FindContact(HelplineId);

    /// <summary>The page that others are shown to be like.</summary>
    public string? LikeTitle { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string lang, string? q, string? kind, string? audience, string? tongue, string? like, CancellationToken stop)
    {
        if (!Language.TryParse(lang, out var language))
            return NotFound();

        (Language, Typed) = (language, TypedText.Clean(q));
        await search.ReadyAsync(stop);
        Answer = search.Search(Typed, language, HttpContext.Connection.RemoteIpAddress);
        if (Typed.Length == 0 && PageId.TryParse(like ?? "", out var model) && search.TitleOf(model, language) is { } title)
            (LikeTitle, Answer) = (title, new SearchAnswer(search.Like(model, language), null));

        Facets = LikeTitle is null ? SearchFacet.Of(Answer.Results, language) : [];
        var chosen = Facets.FirstOrDefault(facet => facet.Value == facet.Name switch { "kind" => kind, "audience" => audience, _ => tongue });
        Shown = chosen is null ? Answer.Results : [.. Answer.Results.Where(chosen.Holds)];

        // The words stay out of the title: it is what a shared browser's history shows first.
        frame.Set(language, Texts.SearchTitle, PageName, Typed.Length == 0 ? "" : $"?q={Uri.EscapeDataString(Typed)}");
        frame.Style = PageFrame.Bank;
        frame.NoIndex = true;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public string AddressOf(string words) => $"/{Language.Code}/{PageName}?q={Uri.EscapeDataString(words)}";

    public string AddressOf(SearchFacet facet) => $"{AddressOf(Typed)}&{facet.Name}={facet.Value}";

    /// <summary>Where pages like this one are; none for what is no page of the reader's language.</summary>
    public string? LikeAddress(SearchResult result) => result is { Kind: ResultKind.Page, Page: { } page } && result.Language == Language
        ? $"/{Language.Code}/{PageName}?like={Uri.EscapeDataString(page.Value)}"
        : null;

    public string KindName(ResultKind kind) => SearchFacet.KindName(kind);
}
