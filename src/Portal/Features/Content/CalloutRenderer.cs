using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Draws <c>::: kind</c> as one of four callouts, word and border together, or as a path of stages.</summary>
internal sealed class CalloutRenderer(Language language) : HtmlObjectRenderer<CustomContainer>
{
    internal static readonly string[] Kinds = ["danger", "do", "not-a-sign", "good-to-know"];

    /// <summary>A path of stages, a list to tick, fields to fill in, and what the ticks of a page amount to.</summary>
    internal static readonly string[] Shapes = ["path", "ticks", "fill", "reached"];

    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        renderer.EnsureLine();
        var kind = container.Info?.Trim() ?? "";
        if (Kinds.Contains(kind))
        {
            renderer.Write("<div class=\"callout ").Write(kind).Write("\"><p class=\"callout-label\">");
            renderer.WriteEscape(Label(kind));
            renderer.WriteLine("</p>");
        }
        else
        {
            renderer.WriteLine(Shapes.Contains(kind) ? $"<div class=\"{kind}\">" : "<div>");
        }

        renderer.WriteChildren(container);
        if (kind == "ticks")
        {
            renderer.Write("<p class=\"open\">").WriteEscape(Say(nameof(Texts.TicksOpen)));
            renderer.Write("</p><p class=\"done\">").WriteEscape(Say(nameof(Texts.TicksDone))).WriteLine("</p>");
        }

        renderer.WriteLine("</div>");
    }

    private string Label(string kind) => Say(
        kind switch
        {
            "danger" => nameof(Texts.CalloutDanger),
            "do" => nameof(Texts.CalloutDo),
            "not-a-sign" => nameof(Texts.CalloutNotASign),
            _ => nameof(Texts.CalloutGoodToKnow),
        });

    private string Say(string key) => Texts.ResourceManager.GetString(key, language.Culture) ?? "";
}
