using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Help;

/// <summary>Services by need, region and language. A choice that does not exist counts as no choice: the page is never empty.</summary>
[Kept]
public sealed class HelpModel(PublishedContent published, PageShowing showing, PageFrame frame) : PageModel
{
    public ShownPage Shown { get; private set; } = null!;

    public Language Language => Shown.Language;

    public HelpNeed? Need { get; private set; }

    public Region? Region { get; private set; }

    /// <summary>The code of the language to be served in.</summary>
    public string? Tongue { get; private set; }

    public bool Asked { get; private set; }

    public IReadOnlyList<Contact> Found { get; private set; } = [];

    public string Heading => string.Format(Language.Culture, Texts.HelpFoundHeading, Found.Count);

    public IEnumerable<Region> Regions => Directory.RegionsIn(Language);

    public IReadOnlyList<string> Spoken => HelpFinder.Languages(Directory);

    private AnchorDirectory Directory => published.Current.Directory;

    public string TextOf(HelpNeed need) => Texts.ResourceManager.GetString(need.TextKey, Language.Culture) ?? "";

    public IActionResult OnGet(string lang, string? needs, string? region, string? language)
    {
        if (showing.Show(lang, "help") is not { } shown)
            return NotFound();

        Shown = shown;
        Asked = Request.QueryString.HasValue && (needs ?? region ?? language) is not null;
        if (!Asked)
            return Page();

        Need = HelpNeed.Find(needs);
        Region = Directory.Regions.FirstOrDefault(each => each.Code == region);
        Tongue = Spoken.FirstOrDefault(code => code == language);
        Found = HelpFinder.Find(Directory, Need, Region, Tongue);
        // A choice says something about the one who chose: no index and no cache keeps it.
        frame.NoIndex = true;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
