namespace Portal.Localization;

/// <summary>The one time zone people here live in.</summary>
public static class Helsinki
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");

    public static DateTimeOffset Of(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);

    /// <summary>When the day changes next; correct on the two days a year that are not 24 hours long.</summary>
    public static DateTimeOffset NextMidnight(DateTimeOffset moment)
    {
        var midnight = DayOf(moment).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }
}
