using System.Globalization;
using System.Text;

namespace Portal.Features.Anchors.Places;

/// <summary>
/// Makes two spellings of one name the same text. <see cref="Plain"/> keeps diacritics and only tidies;
/// <see cref="Fold"/> also drops what a foreign keyboard, a hurry or a missing habit leaves out.
/// </summary>
internal static class PlaceText
{
    /// <summary>Lower case, single spaces, letters and digits only. Never throws: anything else becomes a space.</summary>
    public static string Plain(string text)
    {
        var kept = new StringBuilder(text.Length);
        // Runes, because half a surrogate pair makes Normalize throw.
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                kept.Append(Digit(rune) ?? Rune.ToLowerInvariant(rune).ToString());
            else if (!Vanishes(rune) && kept.Length > 0 && kept[^1] != ' ')
                kept.Append(' ');
        }

        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The plain text without diacritics, with letters that stand for one another made one. Empty when nothing is left.</summary>
    public static string Fold(string text)
    {
        var plain = Plain(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(plain.Length);
        foreach (var letter in plain)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(letter switch
            {
                'w' => "v",
                'ø' => "o",
                'æ' => "a",
                'ß' => "ss",
                'đ' or 'ð' => "d",
                'ŧ' => "t",
                'ŋ' => "n",
                'ʒ' => "z",
                'ı' => "i",
                'ł' => "l",
                'ٱ' => "ا",
                'ى' or 'ی' or 'ې' => "ي",
                'ة' or 'ە' or 'ہ' => "ه",
                'ک' or 'گ' => "ك",
                'پ' => "ب",
                'ڤ' => "ف",
                'چ' => "ج",
                'ء' => "",
                _ => letter.ToString(),
            });
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The folded name as the last part of an address: <c>mantta-vilppula</c>.</summary>
    public static string Slug(string name) => Fold(name).Replace(' ', '-');

    public static bool IsArabic(string folded) => folded.Any(letter => letter is >= '\u0620' and <= '\u06FF');

    /// <summary>The consonants of an Arabic word: foreign names are written with and without their vowels.</summary>
    public static string ArabicSkeleton(string folded) =>
        string.Concat(folded.Where(letter => letter is not ('ا' or 'و' or 'ي' or 'ه' or ' ')));

    private static string? Digit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
            ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>Signs inside a word that a reader may leave out: S:t, Israa'iil, tatweel, soft hyphens and direction marks.</summary>
    private static bool Vanishes(Rune rune) =>
        rune.Value is '\'' or '’' or 'ʼ' or '`' or '´' or ':' or '\u0640' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
