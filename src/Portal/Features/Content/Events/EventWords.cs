using System.Globalization;
using Portal.Localization;

namespace Portal.Features.Content.Events;

/// <summary>An event's facts in the words of one language.</summary>
public sealed class EventWords(PortalEvent held, Language language)
{
    public string When(EventTime time) => string.Format(
        language.Culture, Texts.EventWhen, time.Day.ToString("D", language.Culture), Weekday(time.Day), Clock(time.Start), Clock(time.End));

    public string Day(DateOnly day) => day.ToString("D", language.Culture);

    public string? Repeat() => held.Repeat switch
    {
        EventRepeat.Weekly => Texts.EventWeekly,
        EventRepeat.EveryTwoWeeks => Texts.EventEveryTwoWeeks,
        EventRepeat.Monthly => Texts.EventMonthly,
        _ => null,
    };

    public string Audience() => Content.Audience.NameOf(held.Audience);

    public string Languages()
    {
        var names = held.Languages.Select(code => LanguageNames.Of(code, language));
        return string.Join(language.Comma, held.Interpreter ? names.Append(Texts.ContactInterpreter) : names);
    }

    private static string Clock(DateTimeOffset moment) => Helsinki.Of(moment).ToString("H:mm", CultureInfo.InvariantCulture);

    private static string Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => Texts.DayMon,
        DayOfWeek.Tuesday => Texts.DayTue,
        DayOfWeek.Wednesday => Texts.DayWed,
        DayOfWeek.Thursday => Texts.DayThu,
        DayOfWeek.Friday => Texts.DayFri,
        DayOfWeek.Saturday => Texts.DaySat,
        _ => Texts.DaySun,
    };
}
