using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Localization;

namespace Portal.Features.Content.Events;

/// <summary>Events for calendars: one, all, or a region's with the national ones.</summary>
internal static class EventFeeds
{
    internal static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{lang:language}/events/{id}.ics", (string lang, string id, EventList events, SiteNavigation site) =>
            events.Find(id) is { } line ? Calendar(lang, [line.Held], site) : TypedResults.NotFound());
        app.MapGet("/{lang:language}/events/region/{code}.ics", (string lang, string code, EventList events, PublishedContent published, SiteNavigation site) =>
            published.Current.Directory.Regions.Any(region => region.Code == code) ? Calendar(lang, events.ForCalendar(code), site) : TypedResults.NotFound());
        app.MapGet("/{lang:language}/events.ics", (string lang, EventList events, SiteNavigation site) => Calendar(lang, events.ForCalendar(null), site));
    }

    private static Results<ContentHttpResult, NotFound> Calendar(string lang, IEnumerable<PortalEvent> events, SiteNavigation site) =>
        Language.TryParse(lang, out var language)
            ? TypedResults.Text(
                EventCalendar.Write(events, language, held => site.Absolute($"/{language}/events/{held.Id}")), "text/calendar", Encoding.UTF8)
            : TypedResults.NotFound();
}
