using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Portal.Features.Anchors.Contacts;

/// <summary>When a source was seen to say something: a year, a month or a day. Never made more exact than the source.</summary>
public readonly record struct CheckedDate
{
    private CheckedDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }
    public int? Month { get; }
    public int? Day { get; }

    /// <summary>The last day the source can mean.</summary>
    public DateOnly LastDay => (Month, Day) switch
    {
        ({ } month, { } day) => new DateOnly(Year, month, day),
        ({ } month, null) => new DateOnly(Year, month, DateTime.DaysInMonth(Year, month)),
        _ => new DateOnly(Year, 12, 31),
    };

    public static bool TryParse([NotNullWhen(true)] string? text, out CheckedDate date)
    {
        foreach (var format in (ReadOnlySpan<string>)["yyyy", "yyyy-MM", "yyyy-MM-dd"])
        {
            if (!DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                continue;
            date = new CheckedDate(day.Year, format.Length > 4 ? day.Month : null, format.Length > 7 ? day.Day : null);
            return true;
        }

        date = default;
        return false;
    }

    /// <summary>As it is written in the files: 2023, 2023-02 or 2023-02-09.</summary>
    public override string ToString() => (Month, Day) switch
    {
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}-{day:00}"),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}"),
        _ => Year.ToString("0000", CultureInfo.InvariantCulture),
    };
}
