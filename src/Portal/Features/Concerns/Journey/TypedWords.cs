using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Features.Concerns.Journey;

/// <summary>
/// What people type, made safe to keep and to show: no control characters, no half characters, no text that turns other
/// text around, no letter buried under marks. The same steps, in the same order, run in the browser.
/// </summary>
internal static partial class TypedWords
{
    private const char Isolates = '\u2066';
    private const char LastIsolate = '\u2069';

    /// <summary>Words of several lines; the length counts what stays.</summary>
    internal static string Clean(string? typed)
    {
        var text = new StringBuilder(Math.Min(typed?.Length ?? 0, 20_000));
        var marks = 0;
        foreach (var rune in (typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            // What does not stay must not part a heap of marks either.
            if (!Stays(rune))
                continue;
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= TypedRules.Whole.MostMarks)
                text.Append(rune);
        }

        return text.ToString().Trim(' ', '\t', '\n');
    }

    /// <summary>One line, with digits of every shape as 0–9.</summary>
    internal static string Line(string? typed) => Digits(Clean(typed).Replace('\n', ' '));

    /// <summary>Arabic-Indic and Persian digits as 0–9.</summary>
    internal static string Digits(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = source[index] switch
            {
                >= '\u0660' and <= '\u0669' and var digit => (char)(digit - '\u0660' + '0'),
                >= '\u06F0' and <= '\u06F9' and var digit => (char)(digit - '\u06F0' + '0'),
                var other => other,
            };
        }
    });

    /// <summary>The number as it is dialled, or null when it is none: digits, with + before them, and what people put between.</summary>
    internal static string? Phone(string typed)
    {
        var plain = Separators().Replace(Line(typed), "");
        return Dialled().IsMatch(plain) ? plain : null;
    }

    internal static string? Email(string typed) => Line(typed) is var plain && Address().IsMatch(plain) ? plain : null;

    /// <summary>Something that looks like an identity code, a card number or a list of addresses.</summary>
    internal static bool HoldsCodes(string words)
    {
        var plain = Digits(words);
        return IdentityCode().IsMatch(plain) || CardNumber().IsMatch(plain) || HoldsAList(plain);
    }

    /// <summary>The words without them.</summary>
    internal static string WithoutCodes(string words)
    {
        var removed = TypedRules.Whole.Removed;
        var plain = CardNumber().Replace(IdentityCode().Replace(Digits(words), $"$1{removed}"), $"$1{removed}");
        return HoldsAList(plain) ? Addresses().Replace(plain, removed) : plain;
    }

    private static bool HoldsAList(string plain) => Addresses().Count(plain) > TypedRules.Whole.MostAddresses;

    private static bool Stays(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => true,
        >= Isolates and <= LastIsolate => true,
        0x061C or 0x200E or 0x200F or 0xFEFF or (>= 0x202A and <= 0x202E) => false,
        _ => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control,
    };

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    [GeneratedRegex(TypedRules.SeparatorsPattern)]
    private static partial Regex Separators();

    [GeneratedRegex(TypedRules.DialledPattern)]
    private static partial Regex Dialled();

    [GeneratedRegex(TypedRules.AddressPattern)]
    private static partial Regex Address();

    [GeneratedRegex(TypedRules.IdentityCodePattern)]
    private static partial Regex IdentityCode();

    [GeneratedRegex(TypedRules.CardNumberPattern)]
    private static partial Regex CardNumber();

    [GeneratedRegex(TypedRules.AddressesPattern)]
    private static partial Regex Addresses();
}
