using System.Globalization;
using Portal.Localization;

namespace Portal.Tests.Localization;

/// <summary>Dates, numbers and order as each language's readers in Finland write them.</summary>
public sealed class Cultures
{
    private static readonly DateOnly Day = new(2026, 11, 5);

    [Theory]
    [InlineData("fi", "5. marraskuuta 2026")]
    [InlineData("sv", "5 november 2026")]
    [InlineData("en", "5 November 2026")]
    [InlineData("ar", "5 تشرين الثاني/نوفمبر 2026")]
    [InlineData("so", "5.11.2026")]
    public void A_long_date_is_written_out(string code, string expected) => Assert.Equal(expected, Day.ToString("D", Of(code)));

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("so")]
    [InlineData("en")]
    [InlineData("ar")]
    public void A_short_date_is_day_month_year_with_western_digits_and_no_hidden_marks(string code)
    {
        var text = Day.ToString("d", Of(code));
        Assert.Equal("5.11.2026", text);
        Assert.All(text, character => Assert.True(char.IsAscii(character)));
    }

    [Theory]
    [InlineData("fi", "12 345,5")]
    [InlineData("sv", "12 345,5")]
    [InlineData("en", "12,345.5")]
    [InlineData("ar", "12,345.5")]
    [InlineData("so", "12,345.5")]
    public void A_number_is_grouped_as_its_readers_expect(string code, string expected) =>
        Assert.Equal(expected.Replace(' ', '\u00A0'), 12345.5.ToString("N1", Of(code)));

    [Fact]
    public void Arabic_counts_the_years_of_the_common_calendar() =>
        Assert.IsType<GregorianCalendar>(Language.Arabic.Culture.DateTimeFormat.Calendar);

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    public void Å_ä_and_ö_come_last(string code)
    {
        string[] names = ["Öja", "Äänekoski", "Åbo", "Zz", "Oulu", "Aura"];
        var compare = Of(code).CompareInfo;
        Array.Sort(names, (a, b) => compare.Compare(a, b));
        Assert.Equal(["Aura", "Oulu", "Zz", "Åbo", "Äänekoski", "Öja"], names);
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-28T22:00:00Z")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T21:00:00Z")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z")]
    public void The_next_midnight_is_Helsinkis_also_when_clocks_change(string now, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), Helsinki.NextMidnight(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("FI")]
    [InlineData("fi-FI")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("de")]
    public void Only_the_five_codes_are_languages(string? code) => Assert.False(Language.TryParse(code, out _));

    private static CultureInfo Of(string code) =>
        Language.TryParse(code, out var language) ? language.Culture : throw new ArgumentException(code);
}
