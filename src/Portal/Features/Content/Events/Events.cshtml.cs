using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Events;

/// <summary>What is coming, by region, language and time of day; what is over moves to the end by itself.</summary>
[Kept]
public sealed class EventsModel(PublishedContent published, PageShowing showing, EventList events, PageFrame frame) : PageModel
{
    public ShownPage Shown { get; private set; } = null!;

    public Language Language => Shown.Language;

    public string? Region { get; private set; }

    public string? Tongue { get; private set; }

    public bool Evening { get; private set; }

    public bool Asked { get; private set; }

    public IReadOnlyList<EventLine> Coming { get; private set; } = [];

    public IReadOnlyList<EventLine> Past { get; private set; } = [];

    /// <summary>Without any event there is nothing to choose from.</summary>
    public bool HasEvents => published.Current.Events.Count > 0;

    public IEnumerable<Region> Regions => published.Current.Directory.RegionsIn(Language);

    public string RegionName(PortalEvent held) => events.RegionOf(held)?.Names.In(Language) ?? Texts.EventNational;

    public IActionResult OnGet(string lang, string? region, string? language, string? evening)
    {
        if (showing.Show(lang, "events") is not { } shown)
            return NotFound();

        Shown = shown;
        Region = published.Current.Directory.Regions.FirstOrDefault(each => each.Code == region)?.Code;
        Tongue = Language.TryParse(language, out var tongue) ? tongue.Code : null;
        Evening = evening == "yes";
        Asked = Request.QueryString.HasValue && (region ?? language ?? evening) is not null;
        Coming = [.. events.Coming().Where(Fits)];
        if (Asked)
        {
            frame.NoIndex = true;
            Response.Headers.CacheControl = "no-store";
        }
        else
        {
            Past = events.Past();
        }

        return Page();
    }

    private bool Fits(EventLine line) =>
        (Region is null || line.Held.Region == Region || line.Held.Region == PortalEvent.National)
        && (Tongue is null || line.Held.Interpreter || line.Held.Languages.Contains(Tongue))
        && (!Evening || line.Times.Any(time => time.IsOutsideOfficeHours));
}
