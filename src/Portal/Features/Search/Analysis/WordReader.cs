using System.Globalization;

namespace Portal.Features.Search.Analysis;

/// <summary>A word as it stands in a text.</summary>
internal readonly record struct TextWord(int Start, int Length, string Text);

/// <summary>
/// Finds the words of a text in any script: letters, digits and their marks, with apostrophes inside. Everything else,
/// half a surrogate pair or NUL included, stands between words, so nothing a reader types can be an operator or an error.
/// </summary>
internal static class WordReader
{
    private const int LongestWord = 60;

    internal static IEnumerable<TextWord> Read(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (!StartsWord(text[position]))
            {
                position++;
                continue;
            }

            var start = position;
            while (position < text.Length && Belongs(text, position))
                position++;

            var length = Math.Min(position - start, LongestWord);
            yield return new TextWord(start, position - start, text.Substring(start, length));
        }
    }

    private static bool Belongs(string text, int position) =>
        StartsWord(text[position])
        || CharUnicodeInfo.GetUnicodeCategory(text[position]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (IsApostrophe(text[position]) && position + 1 < text.Length && char.IsLetter(text[position + 1]));

    private static bool StartsWord(char letter) => char.IsLetterOrDigit(letter);

    internal static bool IsApostrophe(char sign) => sign is '\'' or '\u2019' or '\u02BC' or '\u2018' or '\u02BB' or '`' or '\u00B4';
}
