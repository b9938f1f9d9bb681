using Portal.Features.Anchors.Contacts;
using Portal.Localization;

namespace Portal.Tests.Features.Anchors;

public sealed class ContactTests
{
    private static Contact Helpline => PublishedDirectory.Directory.FindContact("police-helpline")!;

    [Theory]
    [InlineData("112", "tel:112")]
    [InlineData("116 111", "tel:116111")]
    [InlineData("0295 419 800", "tel:+358295419800")]
    [InlineData("09 2525 0113", "tel:+358925250113")]
    [InlineData("0800 05058", "tel:+35880005058")]
    [InlineData("+358 9 310 44222", "tel:+358931044222")]
    public void PhoneNumber_AsPeopleWriteIt_BecomesALinkThatDials(string written, string link)
    {
        Assert.True(PhoneNumber.TryParse(written, out var number));
        Assert.Equal((written, link), (number.Display, number.Link));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("0295-419 800")]
    [InlineData("through 112")]
    [InlineData("09 12+34567")]
    public void PhoneNumber_WhenItIsNoNumber_IsRefused(string written) => Assert.False(PhoneNumber.TryParse(written, out _));

    [Theory]
    [InlineData("2026-11-23T05:59:00Z", OpenState.Closed)] // Monday 7.59 in Helsinki
    [InlineData("2026-11-23T06:00:00Z", OpenState.Open)]
    [InlineData("2026-11-23T14:15:00Z", OpenState.Closed)]
    [InlineData("2026-07-06T05:00:00Z", OpenState.Open)] // summer time
    [InlineData("2026-11-22T10:00:00Z", OpenState.Closed)] // Sunday
    [InlineData("2026-04-03T10:00:00Z", OpenState.Unknown)] // Good Friday
    [InlineData("2026-06-19T10:00:00Z", OpenState.Unknown)] // Midsummer Eve
    [InlineData("2026-12-24T10:00:00Z", OpenState.Unknown)]
    [InlineData("2026-05-14T10:00:00Z", OpenState.Unknown)] // Ascension Day
    public void OpenAt_TheHelpline_FollowsTheClockInHelsinki(string moment, OpenState state) =>
        Assert.Equal(state, Helpline.OpenAt(At(moment)));

    [Fact]
    public void OpenUntil_WhenOpen_IsTheEndOfThePeriod()
    {
        Assert.Equal(At("2026-11-23T14:15:00Z"), Helpline.OpenUntil(At("2026-11-23T07:00:00Z")));
        Assert.Null(Helpline.OpenUntil(At("2026-11-22T07:00:00Z")));
    }

    [Fact]
    public void NextChange_OverAWeekend_IsMondayMorning() =>
        Assert.Equal(At("2026-11-23T06:00:00Z"), Helpline.NextChange(At("2026-11-20T14:15:00Z")));

    [Fact]
    public void NextChange_BeforeAHoliday_IsTheMidnightThatBeginsIt() =>
        Assert.Equal(At("2026-12-23T22:00:00Z"), Helpline.NextChange(At("2026-12-23T20:00:00Z")));

    [Fact]
    public void OpenAt_RoundTheClock_IsOpenOnHolidaysAndNeverChanges()
    {
        var emergency = PublishedDirectory.Directory.FindContact("112")!;

        Assert.Equal(OpenState.Open, emergency.OpenAt(At("2026-12-25T02:00:00Z")));
        Assert.Null(emergency.NextChange(At("2026-12-25T02:00:00Z")));
    }

    [Fact]
    public void PhoneFor_ALanguageWithItsOwnNumber_IsThatNumberAndPromisesNoHours()
    {
        var mieli = PublishedDirectory.Directory.FindContact("mieli")!;

        Assert.Equal("09 2525 0113", mieli.PhoneFor(Language.Arabic)?.Display);
        Assert.Equal(OpenState.Unknown, mieli.OpenAt(At("2026-11-23T10:00:00Z"), Language.Arabic));
        Assert.Equal(OpenState.Open, mieli.OpenAt(At("2026-11-23T10:00:00Z"), Language.Finnish));
    }

    [Theory]
    [InlineData("2023", 2023, null, null)]
    [InlineData("2023-02", 2023, 2, null)]
    [InlineData("2023-02-09", 2023, 2, 9)]
    public void CheckedDate_IsAsExactAsItsSource(string written, int year, int? month, int? day)
    {
        Assert.True(CheckedDate.TryParse(written, out var date));
        Assert.Equal((year, month, day, written), (date.Year, date.Month, date.Day, date.ToString()));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
