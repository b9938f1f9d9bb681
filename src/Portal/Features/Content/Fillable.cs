using System.Text.RegularExpressions;

namespace Portal.Features.Content;

/// <summary>
/// Makes lists to tick and fields to fill in out of drawn lists. Nothing has a name and nothing is in a form, so what a reader
/// does there is never sent; browsers are told not to remember it either.
/// </summary>
internal static partial class Fillable
{
    internal static string Draw(string html)
    {
        html = Ticks().Replace(html, list => list.Value
            .Replace("<li>", "<li><label class=\"tick\"><input type=\"checkbox\" autocomplete=\"off\"><span>", StringComparison.Ordinal)
            .Replace("</li>", "</span></label></li>", StringComparison.Ordinal));
        return Fields().Replace(html, list => Item().Replace(list.Value, field =>
            $"<li><label>{field.Groups["label"].Value}<textarea rows=\"4\" autocomplete=\"off\"></textarea></label></li>"));
    }

    [GeneratedRegex("<div class=\"ticks\">.*?</div>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Ticks();

    [GeneratedRegex("<div class=\"fill\">.*?</div>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fields();

    [GeneratedRegex("<li>(?<label>.*?)</li>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
