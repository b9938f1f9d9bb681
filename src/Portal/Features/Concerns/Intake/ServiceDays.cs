using Portal.Features.Anchors.Contacts;

namespace Portal.Features.Concerns.Intake;

/// <summary>The days teams work: Monday to Friday without public holidays.</summary>
internal static class ServiceDays
{
    internal static DateOnly After(DateOnly day, int count = 1)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsServiceDay(day))
                count--;
        }

        return day;
    }

    private static bool IsServiceDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !FinnishHolidays.Includes(day);
}
