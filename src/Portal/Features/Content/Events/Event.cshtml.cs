using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Events;

/// <summary>One event: when, where, for whom, how to join.</summary>
[Kept]
public sealed class EventModel(PublishedContent published, EventList events, PageFrame frame, PageLifetime lifetime) : PageModel
{
    private const int MostTimesShown = 6;

    public Language Language { get; private set; } = Language.Finnish;

    public EventLine Line { get; private set; } = null!;

    /// <summary>The next times, or the last one of an event that is over.</summary>
    public IEnumerable<EventTime> Shown => Line.Times.Count > 0 ? Line.Times.Take(MostTimesShown) : new[] { Line.Last }.OfType<EventTime>();

    public string RegionName => events.RegionOf(Line.Held)?.Names.In(Language) ?? Texts.EventNational;

    public string OwnerName => published.Current.RoleName(Line.Held.Owner, Language) ?? Line.Held.Owner;

    public Contact? Contact => Line.Held.Contact is { } id && published.Current.Directory.FindContact(id) is { IsShown: true } contact ? contact : null;

    public IActionResult OnGet(string lang, string id)
    {
        if (!Language.TryParse(lang, out var language) || events.Find(id) is not { } line)
            return NotFound();

        (Language, Line) = (language, line);
        frame.Set(language, line.Held.Title.In(language), $"events/{id}");
        frame.Description = line.Held.Text.In(language);
        if (line.Next is { } next)
        {
            lifetime.ChangesAt(next.End);
            frame.Data = Data(line.Held, next);
        }

        return Page();
    }

    /// <summary>schema.org's Event, for search engines; the place only when everybody may know it.</summary>
    private string Data(PortalEvent held, EventTime next) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Event",
        ["name"] = held.Title.In(Language),
        ["description"] = held.Text.In(Language),
        ["startDate"] = Helsinki.Of(next.Start).ToString("yyyy-MM-dd'T'HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture),
        ["endDate"] = Helsinki.Of(next.End).ToString("yyyy-MM-dd'T'HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture),
        ["inLanguage"] = held.Languages,
        ["location"] = held.Place is { } place
            ? new Dictionary<string, string> { ["@type"] = "Place", ["name"] = place.In(Language), ["address"] = RegionName }
            : null,
    });
}
