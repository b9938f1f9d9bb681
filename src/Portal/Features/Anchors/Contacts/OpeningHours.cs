namespace Portal.Features.Anchors.Contacts;

/// <summary>Weekly hours in Finland. On public holidays nobody's sources say, so the answer is "unknown" instead of a promise.</summary>
public sealed class OpeningHours
{
    private static readonly TimeZoneInfo Helsinki = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");
    private readonly OpeningPeriod[] periods;

    private OpeningHours(IEnumerable<OpeningPeriod> periods) =>
        this.periods = [.. periods.OrderBy(period => period.Day).ThenBy(period => period.Open)];

    /// <summary>Round the clock, holidays too.</summary>
    public static OpeningHours Always { get; } = new([]);

    public bool IsAlways => ReferenceEquals(this, Always);

    /// <summary>One entry for each day and period, Monday first.</summary>
    public IReadOnlyList<OpeningPeriod> Periods => periods;

    public static OpeningHours Weekly(IEnumerable<OpeningPeriod> periods) => new(periods);

    public OpenState At(DateTimeOffset moment)
    {
        if (IsAlways)
            return OpenState.Open;
        var local = TimeZoneInfo.ConvertTime(moment, Helsinki);
        if (FinnishHolidays.Includes(DateOnly.FromDateTime(local.DateTime)))
            return OpenState.Unknown;
        return PeriodAt(local) is null ? OpenState.Closed : OpenState.Open;
    }

    public DateTimeOffset? OpenUntil(DateTimeOffset moment)
    {
        if (IsAlways || At(moment) != OpenState.Open)
            return null;
        var local = TimeZoneInfo.ConvertTime(moment, Helsinki);
        return PeriodAt(local) is { } period ? Moment(local.Date, period.Close) : null;
    }

    public DateTimeOffset? NextChange(DateTimeOffset moment)
    {
        if (IsAlways)
            return null;
        var local = TimeZoneInfo.ConvertTime(moment, Helsinki);
        // Midnight counts as well: a holiday begins and ends there.
        return Enumerable.Range(0, 9)
            .SelectMany(ahead => Edges(local.Date.AddDays(ahead)))
            .Where(edge => edge > moment && At(edge) != At(edge.AddMinutes(-1)))
            .Cast<DateTimeOffset?>()
            .FirstOrDefault();
    }

    private OpeningPeriod? PeriodAt(DateTimeOffset local) => periods.FirstOrDefault(period =>
        period.Day == OpeningPeriod.DayOf(local) && local.TimeOfDay >= period.Open && local.TimeOfDay < period.Close);

    private IEnumerable<DateTimeOffset> Edges(DateTime date)
    {
        var day = OpeningPeriod.DayOf(date);
        return periods.Where(period => period.Day == day)
            .SelectMany(period => new[] { period.Open, period.Close })
            .Append(TimeSpan.Zero)
            .Distinct()
            .Order()
            .Select(time => Moment(date, time));
    }

    private static DateTimeOffset Moment(DateTime date, TimeSpan time)
    {
        var local = DateTime.SpecifyKind(date + time, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Helsinki.GetUtcOffset(local));
    }
}

public enum OpenState
{
    Unknown,
    Open,
    Closed,
}
