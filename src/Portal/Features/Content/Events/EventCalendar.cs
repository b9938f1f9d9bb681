using System.Runtime.CompilerServices;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Portal.Localization;

namespace Portal.Features.Content.Events;

/// <summary>
/// Events as RFC 5545 knows them. The list on the page and the file in the reader's calendar are worked out from the same
/// rule, so that they cannot differ.
/// </summary>
public static class EventCalendar
{
    private const string Zone = "Europe/Helsinki";
    // A weekly event of twenty years; a bound that only a mistaken file would reach.
    private const int MostTimes = 1_040;

    // A list is drawn twice an asking, and a weekly event of years has a thousand times.
    private static readonly ConditionalWeakTable<PortalEvent, IReadOnlyList<EventTime>> Known = [];

    /// <summary>Every time it takes place, in order; cancelled days are left out. Worked out once for each published event.</summary>
    public static IReadOnlyList<EventTime> TimesOf(PortalEvent held) => Known.GetValue(held, WorkedOut);

    /// <summary>A calendar file with these events in one language.</summary>
    /// <param name="events">What to write.</param>
    /// <param name="language">The language of its words.</param>
    /// <param name="address">The absolute address of an event's own page.</param>
    public static string Write(IEnumerable<PortalEvent> events, Language language, Func<PortalEvent, string> address)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Portal//Events//" + language.Code.ToUpperInvariant() };
        var all = events.ToList();
        if (all.Count > 0)
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Zone, all.Min(held => held.Start), includeHistoricalData: false));

        foreach (var held in all)
            calendar.Events.Add(Component(held, language, address));

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static IReadOnlyList<EventTime> WorkedOut(PortalEvent held) =>
    [
        .. Component(held, Language.Finnish, _ => "").GetOccurrences(new CalDateTime(held.Start.AddDays(-1), false))
            .Take(MostTimes)
            .Select(time => time.Period)
            .Select(period => new EventTime(Moment(period.StartTime), Moment(period.EffectiveEndTime!))),
    ];

    private static CalendarEvent Component(PortalEvent held, Language language, Func<PortalEvent, string> address)
    {
        var component = new CalendarEvent
        {
            Uid = held.Id + "@events",
            Summary = held.Title.In(language),
            Description = held.Text.In(language) + "\n" + held.Join.In(language),
            Start = At(held.Start),
            End = At(held.End),
            // The file's own date, so that the same event is the same bytes on every node.
            DtStamp = new CalDateTime(held.Checked.ToDateTime(TimeOnly.MinValue), CalDateTime.UtcTzId),
        };
        if (held.Place is { } place)
            component.Location = place.In(language);
        if (Uri.TryCreate(address(held), UriKind.Absolute, out var uri))
            component.Url = uri;
        if (Rule(held) is { } rule)
            component.RecurrenceRule = rule;
        foreach (var day in held.Cancelled)
            component.ExceptionDates.Add(At(day.ToDateTime(TimeOnly.FromDateTime(held.Start))));

        return component;
    }

    private static RecurrenceRule? Rule(PortalEvent held)
    {
        var rule = held.Repeat switch
        {
            EventRepeat.Weekly => new RecurrenceRule(FrequencyType.Weekly, 1),
            EventRepeat.EveryTwoWeeks => new RecurrenceRule(FrequencyType.Weekly, 2),
            EventRepeat.Monthly => new RecurrenceRule(FrequencyType.Monthly, 1),
            _ => null,
        };
        if (rule is null || held.LastDay is not { } last)
            return null;

        if (held.Repeat == EventRepeat.Monthly)
            rule.ByDay.Add(new WeekDay(held.Start.DayOfWeek, ((held.Start.Day - 1) / 7) + 1));
        var end = last.ToDateTime(new TimeOnly(23, 59, 59));
        rule.Until = new CalDateTime(TimeZoneInfo.ConvertTimeToUtc(end, Helsinki.Zone), CalDateTime.UtcTzId);
        return rule;
    }

    private static CalDateTime At(DateTime local) => new(local, Zone);

    private static DateTimeOffset Moment(CalDateTime time) => new(DateTime.SpecifyKind(time.AsUtc, DateTimeKind.Utc));
}
