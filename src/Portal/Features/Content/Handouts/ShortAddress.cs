using System.Diagnostics.CodeAnalysis;
using Portal.Features.Anchors;
using Portal.Localization;

namespace Portal.Features.Content.Handouts;

/// <summary>
/// The address on a handout: <c>/k/</c> and digits alone, which say nothing of the topic and can be typed on any keyboard.
/// Three digits are the municipality, one or two the languages, and the last finds a slip of the finger.
/// </summary>
public sealed record ShortAddress(MunicipalityCode Municipality, HandoutLanguages Languages)
{
    private static readonly int[] Weights = [3, 7, 1, 9, 3];

    public string Digits
    {
        get
        {
            var body = Municipality + string.Concat(Languages.All.Select(language => Index(language)));
            return body + CheckDigit(body);
        }
    }

    public string Path => "/k/" + Digits;

    public static bool TryParse(string? text, [NotNullWhen(true)] out ShortAddress? address)
    {
        address = null;
        if (text is not { Length: 5 or 6 } || !text.All(char.IsAsciiDigit) || text[^1] != CheckDigit(text[..^1])
            || !MunicipalityCode.TryParse(text[..3], out var municipality)
            || Tongue(text[3]) is not { } first)
        {
            return false;
        }

        var second = text.Length == 6 ? Tongue(text[4]) : null;
        if ((text.Length == 6 && second is null) || first == second)
            return false;

        address = new ShortAddress(municipality, new HandoutLanguages(first, second));
        return true;
    }

    private static int Index(Language language) => Language.All.ToList().IndexOf(language) + 1;

    private static Language? Tongue(char digit) => digit is >= '1' and <= '5' ? Language.All[digit - '1'] : null;

    private static char CheckDigit(string body) =>
        (char)('0' + (body.Select((digit, place) => (digit - '0') * Weights[place]).Sum() % 10));
}
