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

    public IActionResult OnGet(string lang, string? q, string? kind, string? tongue)
    {
        if (!Language.TryParse(lang, out var language))
            return NotFound();

        (Language, Typed) = (language, TypedText.Clean(q));
        Answer = search.Search(Typed, language);
        Facets = SearchFacet.Of(Answer.Results, language);
        var chosen = Facets.FirstOrDefault(facet => facet.Value == kind || facet.Value == tongue);
        Shown = chosen is null ? Answer.Results : [.. Answer.Results.Where(chosen.Holds)];

        // The words stay out of the title: it is what a shared browser's history shows first.
        frame.Set(language, Texts.SearchTitle, PageName, Typed.Length == 0 ? "" : $"?q={Uri.EscapeDataString(Typed)}");
        frame.NoIndex = true;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public string AddressOf(string words) => $"/{Language.Code}/{PageName}?q={Uri.EscapeDataString(words)}";

    public string AddressOf(SearchFacet facet) => $"{AddressOf(Typed)}&{facet.Name}={facet.Value}";

    public string KindName(ResultKind kind) => SearchFacet.KindName(kind);
}
