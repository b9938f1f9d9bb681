using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Portal.Localization;

/// <summary>One of the five languages of the portal. There are no other instances.</summary>
public sealed class Language
{
    private Language(string code, string ownName, string culture, TextDirection direction)
    {
        Code = code;
        OwnName = ownName;
        Direction = direction;
        Culture = PortalCultures.Create(culture);
    }

    public static Language Finnish { get; } = new("fi", "Suomi", "fi-FI", TextDirection.LeftToRight);
    public static Language Swedish { get; } = new("sv", "Svenska", "sv-FI", TextDirection.LeftToRight);
    public static Language English { get; } = new("en", "English", "en-GB", TextDirection.LeftToRight);
    public static Language Arabic { get; } = new("ar", "العربية", "ar", TextDirection.RightToLeft);
    public static Language Somali { get; } = new("so", "Soomaali", "so", TextDirection.LeftToRight);

    /// <summary>In the order every list of languages on the site uses.</summary>
    public static IReadOnlyList<Language> All { get; } = [Finnish, Swedish, English, Arabic, Somali];

    /// <summary>The BCP 47 tag used in addresses and in <c>lang</c>: fi, sv, en, ar or so.</summary>
    public string Code { get; }

    /// <summary>The language's name in itself.</summary>
    public string OwnName { get; }

    public TextDirection Direction { get; }

    /// <summary>The culture for dates, numbers and sorting; see <see cref="PortalCultures"/> for what it corrects.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The value of the <c>dir</c> attribute.</summary>
    public string Dir => Direction == TextDirection.RightToLeft ? "rtl" : "ltr";

    /// <summary>What stands between the parts of a list in a line.</summary>
    public string Comma => Direction == TextDirection.RightToLeft ? "، " : ", ";

    /// <summary>Accepts exactly the five codes in lower case.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Language? language)
    {
        language = All.FirstOrDefault(candidate => string.Equals(candidate.Code, code, StringComparison.Ordinal));
        return language is not null;
    }

    public override string ToString() => Code;
}

public enum TextDirection
{
    LeftToRight,
    RightToLeft,
}
