using System.Diagnostics.CodeAnalysis;

namespace Portal.Features.Anchors.Contacts;

/// <summary>A number as people read it and as a telephone dials it.</summary>
public readonly record struct PhoneNumber
{
    private readonly string? display;
    private readonly string? dial;

    private PhoneNumber(string display, string dial) => (this.display, this.dial) = (display, dial);

    /// <summary>In Finnish grouping, the same in every language: <c>0295 419 800</c>.</summary>
    public string Display => display ?? "";

    /// <summary>The address of a link: <c>tel:+358295419800</c>, <c>tel:112</c>.</summary>
    public string Link => "tel:" + dial;

    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber number)
    {
        number = default;
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0 || trimmed.Any(letter => !char.IsAsciiDigit(letter) && letter is not (' ' or '+')))
            return false;

        var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        var dial = trimmed[0] switch
        {
            // An international form of 112 or of the European 116 numbers reaches nobody.
            _ when digits == "112" || (digits.Length == 6 && digits.StartsWith("116", StringComparison.Ordinal)) => digits,
            '+' when digits.Length is >= 8 and <= 15 => "+" + digits,
            '0' when digits.Length is >= 6 and <= 12 && digits[1] != '0' => "+358" + digits[1..],
            _ => null,
        };
        if (dial is null || trimmed.LastIndexOf('+') > 0)
            return false;

        number = new PhoneNumber(trimmed, dial);
        return true;
    }

    public override string ToString() => Display;
}
