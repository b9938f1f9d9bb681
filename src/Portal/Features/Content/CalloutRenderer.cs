using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Draws <c>::: kind</c> as one of four callouts, word and border together, or as a path of stages.</summary>
internal sealed class CalloutRenderer(Language language) : HtmlObjectRenderer<CustomContainer>
{
    internal static readonly string[] Kinds = ["danger", "do", "not-a-sign", "good-to-know"];

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
            renderer.WriteLine(kind == "path" ? "<div class=\"path\">" : "<div>");
        }

        renderer.WriteChildren(container);
        renderer.WriteLine("</div>");
    }

    private string Label(string kind) => Texts.ResourceManager.GetString(
        kind switch
        {
            "danger" => nameof(Texts.CalloutDanger),
            "do" => nameof(Texts.CalloutDo),
            "not-a-sign" => nameof(Texts.CalloutNotASign),
            _ => nameof(Texts.CalloutGoodToKnow),
        },
        language.Culture) ?? "";
}
