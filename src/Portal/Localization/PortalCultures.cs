using System.Globalization;

namespace Portal.Localization;

/// <summary>
/// Cultures as readers in Finland expect them. ICU writes sv-FI short dates as 2026-11-22, en-GB with leading zeros and
/// Somali dates in American order; Arabic must be Gregorian with Western digits.
/// </summary>
internal static class PortalCultures
{
    /// <summary>Both sets, as the United Nations write them: Iraqis and Syrians use the first, most others the second.</summary>
    private static readonly string[] ArabicMonths =
    [
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
        "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر", "",
    ];

    internal static CultureInfo Create(string name)
    {
        var culture = new CultureInfo(name);
        var dates = culture.DateTimeFormat;
        dates.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        dates.FirstDayOfWeek = DayOfWeek.Monday;
        dates.DateSeparator = ".";
        dates.TimeSeparator = ":";
        dates.ShortDatePattern = "d.M.yyyy";
        dates.LongDatePattern = name switch
        {
            "fi-FI" => "d. MMMM yyyy",
            // Month names vary too much between Somali speakers to be sure of being understood.
            "so" => "d.M.yyyy",
            _ => "d MMMM yyyy",
        };
        if (name == "ar")
            dates.MonthNames = dates.MonthGenitiveNames = ArabicMonths;

        dates.ShortTimePattern = "H:mm";

        culture.NumberFormat.NumberGroupSeparator = name == "en-GB" || name == "ar" || name == "so" ? "," : "\u00A0";
        culture.NumberFormat.NumberDecimalSeparator = name is "fi-FI" or "sv-FI" ? "," : ".";
        culture.NumberFormat.DigitSubstitution = DigitShapes.None;
        culture.NumberFormat.NegativeSign = "-";
        return CultureInfo.ReadOnly(culture);
    }
}
