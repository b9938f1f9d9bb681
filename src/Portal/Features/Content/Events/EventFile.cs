using System.Globalization;

namespace Portal.Features.Content.Events;

/// <summary>Reads <c>events/&lt;id&gt;.yaml</c>.</summary>
internal static class EventFile
{
    internal const string Folder = "events/";

    /// <exception cref="ContentFormatException">The file does not follow content/README.md.</exception>
    internal static PortalEvent Read(string id, YamlMap map)
    {
        var day = Day(map.Text("day"), "day");
        var (open, close) = (Time(map, "open"), Time(map, "close"));
        if (close <= open)
            throw new ContentFormatException("'close' must be later than 'open'");

        var repeat = Repeat(map.OptionalText("repeat"));
        DateOnly? last = map.OptionalText("until") is { } until ? Day(until, "until") : null;
        if (repeat != EventRepeat.Once && (last is null || last < day))
            throw new ContentFormatException("a repeated event needs 'until', a day after the first");

        return new PortalEvent
        {
            Id = PageId.TryParse(id, out _) ? id : throw new ContentFormatException("the file's name is lower-case letters, digits and hyphens"),
            Title = map.LocalText("title"),
            Text = map.LocalText("text"),
            Join = map.LocalText("join"),
            Place = map.OptionalMap("place") is null ? null : map.LocalText("place"),
            Audience = Array.Find(Audience.All, known => known == map.Text("audience"))
                ?? throw new ContentFormatException($"audience must be one of {string.Join(", ", Audience.All)}"),
            Languages = map.Texts("languages") is { Count: > 0 } languages ? languages : throw new ContentFormatException("'languages' is missing"),
            Interpreter = map.OptionalText("interpreter") == "true",
            Region = map.Text("region"),
            Start = day.ToDateTime(open),
            End = day.ToDateTime(close),
            Repeat = repeat,
            LastDay = last,
            Cancelled = [.. map.Texts("cancelled").Select(text => Day(text, "cancelled"))],
            Contact = map.OptionalText("contact"),
            Owner = map.Text("owner"),
            Checked = Day(map.Text("checked"), "checked"),
        };
    }

    private static EventRepeat Repeat(string? text) => text switch
    {
        null => EventRepeat.Once,
        "weekly" => EventRepeat.Weekly,
        "every-two-weeks" => EventRepeat.EveryTwoWeeks,
        "monthly" => EventRepeat.Monthly,
        _ => throw new ContentFormatException("repeat must be weekly, every-two-weeks or monthly"),
    };

    private static DateOnly Day(string text, string key) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ContentFormatException($"{key} must be a date like 2027-01-14");

    private static TimeOnly Time(YamlMap map, string key) =>
        TimeOnly.TryParseExact(map.Text(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new ContentFormatException($"{key} must be a time like 18:00");
}
