using Microsoft.AspNetCore.Html;

namespace Portal.Features.Search;

/// <summary>Fragments as HTML: every text encoded, and no space between that was not in the text.</summary>
internal static class MarkedText
{
    internal static IHtmlContent Of(IEnumerable<Fragment> fragments)
    {
        var html = new HtmlContentBuilder();
        foreach (var fragment in fragments)
        {
            if (fragment.Marked)
                html.AppendHtml("<mark>").Append(fragment.Text).AppendHtml("</mark>");
            else
                html.Append(fragment.Text);
        }

        return html;
    }
}
