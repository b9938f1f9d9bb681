using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>
/// Turns a section's Markdown into safe HTML in one language. Only what content/README.md describes gets through: the
/// Markdown has no HTML, links lead to pages or https, and the result passes a sanitiser all the same.
/// </summary>
internal sealed partial class SectionRenderer(Language language, AnchorDirectory directory)
{
    // Private-use characters carry our own two marks through Markdown untouched; nobody can type them into a page.
    private const char TongueStart = '\uE000';
    private const char TongueText = '\uE001';
    private const char TongueEnd = '\uE002';
    private const char PhoneStart = '\uE003';
    private const char PhoneEnd = '\uE004';

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseCustomContainers().UsePipeTables().Build();

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <summary>The section as runs of HTML and contact cards, in order.</summary>
    internal IReadOnlyList<SectionBlock> Render(string markdown)
    {
        var blocks = new List<SectionBlock>();
        var position = 0;
        foreach (Match card in ContactLine().Matches(markdown))
        {
            AddHtml(blocks, markdown[position..card.Index]);
            blocks.Add(new SectionBlock.ContactCard(card.Groups["id"].Value));
            position = card.Index + card.Length;
        }

        AddHtml(blocks, markdown[position..]);
        return blocks;
    }

    /// <summary>The section's words alone, for search.</summary>
    internal string PlainText(string markdown)
    {
        var text = Markdown.ToPlainText(ContactLine().Replace(Mark(markdown), ""), Pipeline);
        text = PhoneMark().Replace(text, mark => Number(mark.Groups["id"].Value)?.Display ?? "");
        return TongueMark().Replace(text, "${text}").Replace(":::", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>Every link target as written: <c>page:…</c> or an address.</summary>
    internal static IReadOnlyList<string> Links(string markdown) =>
        [.. Markdown.Parse(Mark(markdown), Pipeline).Descendants<LinkInline>().Select(link => link.Url ?? "")];

    /// <summary>Every contact the text names, as card or number.</summary>
    internal static IReadOnlyList<string> Contacts(string markdown) =>
        [.. ContactMention().Matches(markdown).Select(mention => mention.Groups["id"].Value)];

    private void AddHtml(List<SectionBlock> blocks, string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return;

        var document = Markdown.Parse(Mark(markdown), Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = Address(link.Url ?? "");

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.CustomContainers.HtmlCustomContainerRenderer>(
            new CalloutRenderer(language));
        renderer.Render(document);
        var html = PhoneMark().Replace(writer.ToString(), mark => PhoneLink(mark.Groups["id"].Value));
        html = Fillable.Draw(html);
        html = TongueMark().Replace(html, mark => Tongue(mark.Groups["tongue"].Value, mark.Groups["text"].Value));
        blocks.Add(new SectionBlock.Html(Sanitizer.Sanitize(html)));
    }

    private static string Mark(string markdown)
    {
        var marked = TongueTag().Replace(markdown, tag =>
            $"{TongueStart}{tag.Groups["tongue"].Value}{TongueText}{tag.Groups["text"].Value}{TongueEnd}");
        return PhoneTag().Replace(marked, tag => $"{PhoneStart}{tag.Groups["id"].Value}{PhoneEnd}");
    }

    private string Address(string url)
    {
        if (!url.StartsWith("page:", StringComparison.Ordinal))
            return url;

        var target = url["page:".Length..].Split('#', 2);
        var path = target[0] == PageId.Home.Value ? "" : target[0];
        return $"/{language.Code}/{path}" + (target.Length == 2 ? "#" + target[1] : "");
    }

    private string PhoneLink(string id) => Number(id) is { } number
        ? $"""<a class="phone" href="{number.Link}"><bdi dir="ltr">{number.Display}</bdi></a>"""
        : "";

    private PhoneNumber? Number(string id) => directory.FindContact(id)?.PhoneFor(language);

    private static string Tongue(string code, string text) =>
        $"""<bdi lang="{code}" dir="{(code == "ar" ? "rtl" : "ltr")}">{text}</bdi>""";

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "ul", "ol", "li", "strong", "em", "h3", "h4", "a", "bdi", "div", "span", "br",
            "table", "thead", "tbody", "tr", "th", "td", "label", "input", "textarea"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "class", "lang", "dir", "start", "scope", "type", "rows", "autocomplete"]);
        sanitizer.AllowedClasses.Clear();
        sanitizer.AllowedClasses.UnionWith(["phone", "callout", "callout-label", "tick", "open", "done", .. CalloutRenderer.Kinds, .. CalloutRenderer.Shapes]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "tel", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        return sanitizer;
    }

    [GeneratedRegex(@"^\{contact:(?<id>[a-z0-9-]+)\}[ ]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ContactLine();

    [GeneratedRegex(@"\{(contact|phone):(?<id>[a-z0-9-]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex ContactMention();

    [GeneratedRegex(@"\{phone:(?<id>[a-z0-9-]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneTag();

    [GeneratedRegex("\uE003(?<id>[a-z0-9-]+)\uE004", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneMark();

    [GeneratedRegex("<(?<tongue>fi|sv|en|ar|so)>(?<text>[^<]*)</\\k<tongue>>", RegexOptions.CultureInvariant)]
    private static partial Regex TongueTag();

    [GeneratedRegex("\uE000(?<tongue>fi|sv|en|ar|so)\uE001(?<text>[^\uE002]*)\uE002", RegexOptions.CultureInvariant)]
    private static partial Regex TongueMark();
}
