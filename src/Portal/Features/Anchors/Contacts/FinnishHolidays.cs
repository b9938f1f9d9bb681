namespace Portal.Features.Anchors.Contacts;

/// <summary>Public holidays and the two eves on which offices are closed as well.</summary>
internal static class FinnishHolidays
{
    public static bool Includes(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (1, 6) or (5, 1) or (12, 6) or (12, 24) or (12, 25) or (12, 26) => true,
        // Midsummer Eve and Midsummer Day: the Friday and Saturday between 19 and 26 June.
        (6, >= 19 and <= 25) when day.DayOfWeek == DayOfWeek.Friday => true,
        (6, >= 20 and <= 26) when day.DayOfWeek == DayOfWeek.Saturday => true,
        _ => (day.DayNumber - Easter(day.Year).DayNumber) is -2 or 0 or 1 or 39 or 49,
    };

    /// <summary>Easter Sunday by the Gauss–Meeus rule.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
