using System.Globalization;
using System.Text;

namespace Portal.Features.Search;

/// <summary>What a reader typed, fit to be shown again: without halves of characters, control characters and direction marks.</summary>
internal static class TypedText
{
    private const int Longest = 200;

    internal static string Clean(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar || category is UnicodeCategory.Control)
                text.Append(' ');
            else if (category is not UnicodeCategory.Format)
                text.Append(rune);

            if (text.Length >= Longest)
                break;
        }

        return text.ToString().Trim();
    }
}
