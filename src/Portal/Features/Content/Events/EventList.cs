using Portal.Features.Anchors;
using Portal.Features.Shared;

namespace Portal.Features.Content.Events;

/// <summary>The published events at this moment: what is coming and what is past. A page that asks is drawn again when one ends.</summary>
public sealed class EventList(PublishedContent published, PageLifetime lifetime, TimeProvider clock)
{
    private const int MonthsShown = 12;

    /// <summary>Every event that takes place again, by its next time.</summary>
    public IReadOnlyList<EventLine> Coming()
    {
        var now = clock.GetUtcNow();
        IReadOnlyList<EventLine> lines =
        [
            .. published.Current.Events.Select(held => Line(held, now)).Where(line => line.Next is not null).OrderBy(line => line.Next!.Start),
        ];
        foreach (var line in lines)
            lifetime.ChangesAt(line.Next!.End);

        return lines;
    }

    /// <summary>Events whose last time is over, the latest first, for a year.</summary>
    public IReadOnlyList<EventLine> Past()
    {
        var now = clock.GetUtcNow();
        return
        [
            .. published.Current.Events.Select(held => Line(held, now))
                .Where(line => line.Next is null && line.Last is { } last && last.End > now.AddMonths(-MonthsShown))
                .OrderByDescending(line => line.Last!.Start),
        ];
    }

    public EventLine? Find(string id) =>
        published.Current.Events.FirstOrDefault(held => held.Id == id) is { } found ? Line(found, clock.GetUtcNow()) : null;

    /// <summary>Null for a national event, or when nobody knows the region.</summary>
    public Region? RegionOf(PortalEvent held) => published.Current.Directory.Regions.FirstOrDefault(region => region.Code == held.Region);

    /// <summary>What to tell a calendar: events of a region, with the national ones, or all.</summary>
    public IReadOnlyList<PortalEvent> ForCalendar(string? region) =>
    [
        .. published.Current.Events.Where(held => region is null || held.Region == region || held.Region == PortalEvent.National),
    ];

    private static EventLine Line(PortalEvent held, DateTimeOffset now)
    {
        var times = EventCalendar.TimesOf(held);
        return new EventLine(held, [.. times.Where(time => time.End > now)], times.Count > 0 ? times[^1] : null);
    }
}

/// <param name="Held">The event.</param>
/// <param name="Times">When it takes place from now on.</param>
/// <param name="Last">The last time of all, past or coming.</param>
public sealed record EventLine(PortalEvent Held, IReadOnlyList<EventTime> Times, EventTime? Last)
{
    public EventTime? Next => Times.Count > 0 ? Times[0] : null;
}
