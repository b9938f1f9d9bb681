using System.Globalization;
using System.Text;

namespace Portal.Features.Search.Analysis;

/// <summary>Letters that people write differently and mean alike.</summary>
internal static class Folding
{
    /// <summary>Lower case, one form of every letter, no apostrophes, Western digits.</summary>
    internal static string Plain(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsDigit(letter))
                text.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)));
            else if (!WordReader.IsApostrophe(letter))
                text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>Without dots, rings and accents: å ä a, ö o, and w v.</summary>
    internal static string WithoutMarks(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                text.Append(letter == 'w' ? 'v' : letter);
        }

        return text.ToString();
    }

    internal static string WithoutDoubles(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (text.Length == 0 || text[^1] != letter || char.IsDigit(letter))
                text.Append(letter);
        }

        return text.ToString();
    }
}
