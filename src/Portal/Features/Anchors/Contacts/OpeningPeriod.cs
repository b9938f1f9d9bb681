using System.Globalization;

namespace Portal.Features.Anchors.Contacts;

/// <summary>Monday is day 1 and Sunday 7; a period closes at 24:00 at the latest.</summary>
public sealed record OpeningPeriod(int Day, TimeSpan Open, TimeSpan Close)
{
    private static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads days as they are written in contact files: <c>mon-fri</c>, <c>sat</c>, <c>mon, wed</c> or <c>daily</c>.</summary>
    public static bool TryParse(string? days, string? open, string? close, out IReadOnlyList<OpeningPeriod> periods)
    {
        periods = [];
        if (!TryParseDays(days, out var numbers) || !TryParseTime(open, out var from) || !TryParseTime(close, out var to) || from >= to)
            return false;
        periods = [.. numbers.Select(day => new OpeningPeriod(day, from, to))];
        return true;
    }

    internal static int DayOf(DateTimeOffset local) => DayOf(local.DateTime);

    internal static int DayOf(DateTime local) => local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek;

    private static bool TryParseDays(string? text, out List<int> days)
    {
        days = [];
        foreach (var part in (text == "daily" ? "mon-sun" : text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            var first = Array.IndexOf(DayNames, ends[0]);
            var last = Array.IndexOf(DayNames, ends[^1]);
            if (ends.Length > 2 || first < 0 || last < first)
                return false;
            days.AddRange(Enumerable.Range(first + 1, last - first + 1));
        }

        return true;
    }

    private static bool TryParseTime(string? text, out TimeSpan time)
    {
        if (text == "24:00")
        {
            time = TimeSpan.FromHours(24);
            return true;
        }

        return TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out time);
    }
}
