using Portal.Features.Notifications;

namespace Portal.Tests.Features.Notifications;

public sealed class DigestHoursTests
{
    [Theory]
    [InlineData("2026-11-22T05:59:59Z", "2026-11-22T06:00:00Z")]
    [InlineData("2026-11-22T06:00:00Z", "2026-11-22T10:00:00Z")]
    [InlineData("2026-11-22T12:59:00Z", "2026-11-22T13:00:00Z")]
    [InlineData("2026-11-22T13:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-11-22T22:30:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-07-01T13:00:00Z", "2026-07-02T05:00:00Z")]
    // The nights the clocks change: eight o'clock stays eight o'clock.
    [InlineData("2026-03-28T20:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z")]
    public void The_next_fixed_hour_in_Helsinki(string moment, string expected) =>
        Assert.Equal(At(expected), DigestHours.Next(At(moment)));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
