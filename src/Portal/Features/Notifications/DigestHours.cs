using Portal.Localization;

namespace Portal.Features.Notifications;

/// <summary>Mails that are not urgent leave at 8, 12 and 15 in Helsinki, whatever came in between.</summary>
public static class DigestHours
{
    private static readonly TimeOnly[] Hours = [new(8, 0), new(12, 0), new(15, 0)];

    /// <summary>The first fixed hour after <paramref name="moment"/>.</summary>
    public static DateTimeOffset Next(DateTimeOffset moment)
    {
        var day = Helsinki.DayOf(moment);
        return Hours.Select(hour => At(day, hour)).Append(At(day.AddDays(1), Hours[0])).First(hour => hour > moment);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        return new DateTimeOffset(local, Helsinki.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
