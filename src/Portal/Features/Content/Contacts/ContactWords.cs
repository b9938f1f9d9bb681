using System.Globalization;
using Portal.Features.Anchors.Contacts;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>A contact's facts in the words of one language.</summary>
public sealed class ContactWords(Contact contact, Language language)
{
    private static readonly string[] DayKeys =
        [nameof(Texts.DayMon), nameof(Texts.DayTue), nameof(Texts.DayWed), nameof(Texts.DayThu), nameof(Texts.DayFri), nameof(Texts.DaySat), nameof(Texts.DaySun)];

    /// <summary>Days with the same hours, Monday first: "maanantai–perjantai" and "8:00–16:15".</summary>
    public IReadOnlyList<(string Days, string Times)> Hours()
    {
        if (contact.Hours is not { IsAlways: false } hours)
            return [];

        var days = Enumerable.Range(1, 7)
            .Select(day => (Day: day, Times: string.Join(", ", hours.Periods.Where(period => period.Day == day).Select(Times))))
            .Where(day => day.Times.Length > 0)
            .ToList();
        var runs = new List<(int First, int Last, string Times)>();
        foreach (var (day, times) in days)
        {
            if (runs is [.., var last] && last.Last == day - 1 && last.Times == times)
                runs[^1] = last with { Last = day };
            else
                runs.Add((day, day, times));
        }

        return [.. runs.Select(run => (Days(run.First, run.Last), run.Times))];
    }

    /// <summary>Whether it answers now, in words; null when nobody can say.</summary>
    public string? OpenNow(DateTimeOffset now) => contact.OpenAt(now, language) switch
    {
        OpenState.Open when contact.Hours is { IsAlways: true } => null,
        OpenState.Open when contact.OpenUntil(now) is { } until => Format(Texts.ContactOpenUntil, Clock(Helsinki.Of(until).TimeOfDay)),
        OpenState.Closed => Texts.ContactClosedNow,
        _ => null,
    };

    public bool IsOpen(DateTimeOffset now) => contact.OpenAt(now, language) == OpenState.Open;

    /// <summary>The languages spoken, each by its name in the reader's language.</summary>
    public string Languages()
    {
        var names = contact.Languages.Select(code => LanguageNames.Of(code, language));
        var all = contact.Interpreter ? names.Append(Texts.ContactInterpreter) : names;
        return string.Join(language.Comma, all);
    }

    public string? Cost() => contact.Cost switch
    {
        ContactCost.Free => Texts.ContactFree,
        ContactCost.Normal or ContactCost.Operator => Texts.ContactNormalCharge,
        _ => null,
    };

    /// <summary>When its source was seen to say so, no more exactly than is known.</summary>
    public string Checked() => contact.Checked is { } seen
        ? Format(Texts.ContactChecked, seen switch
        {
            { Month: { } month, Day: { } day } => new DateOnly(seen.Year, month, day).ToString("D", language.Culture),
            { Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{month}/{seen.Year}"),
            _ => seen.Year.ToString(CultureInfo.InvariantCulture),
        })
        : Texts.ContactUndated;

    private string Days(int first, int last) => first == last
        ? Day(first)
        : last == first + 1 ? $"{Day(first)}, {Day(last)}" : Format(Say(nameof(Texts.DaysSpan)), Day(first), Day(last));

    private string Day(int day) => Say(DayKeys[day - 1]);

    /// <summary>In this language, which on a handout may be another than the page's.</summary>
    private string Say(string key) => Texts.ResourceManager.GetString(key, language.Culture) ?? "";

    private string Times(OpeningPeriod period) => Format(Say(nameof(Texts.HoursSpan)), Clock(period.Open), Clock(period.Close));

    /// <summary>8:00, 16.15 and 4pm would differ by language; a reader of any of the five understands 16:15.</summary>
    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}");

    private string Format(string text, params object[] values) => string.Format(language.Culture, text, values);
}
