using Portal.Features.Anchors;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Tests.Features.Content;

/// <summary>Whatever an editor types, only what content/README.md describes reaches a page.</summary>
public sealed class SafeMarkup
{
    private static readonly AnchorDirectory Directory = AnchorDirectory.Parse(new Dictionary<string, string>
    {
        ["directory/contacts/police-helpline.yaml"] = File.ReadAllText(Support.Tree.File("content", "directory", "contacts", "police-helpline.yaml")),
    });

    private static string Html(string markdown, Language? language = null) =>
        string.Concat(new SectionRenderer(language ?? Language.Finnish, Directory).Render(markdown)
            .OfType<SectionBlock.Html>().Select(block => block.Markup));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,x)")]
    [InlineData("![x](https://example.org/x.png)")]
    [InlineData("<a href=\"https://example.org\" onclick=\"x\">x</a>")]
    [InlineData("<form action=\"https://example.org\"><input name=q></form>")]
    [InlineData("<fi onclick=x>sana</fi>")]
    [InlineData("::: danger\" onclick=\"x\nsana\n:::")]
    public void Nothing_active_gets_through(string markdown)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html(markdown));
        Assert.Empty(document.QuerySelectorAll("script, img, form, input, iframe, style, svg"));
        Assert.All(document.QuerySelectorAll("*"), element =>
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(document.QuerySelectorAll("a[href]"), link =>
            Assert.Matches("^(/|https:|tel:|mailto:)", link.GetAttribute("href")));
    }

    [Fact]
    public void A_callout_carries_its_label_in_the_readers_language()
    {
        var html = Html("::: do\nقل ذلك بهدوء.\n:::", Language.Arabic);
        Assert.Contains("class=\"callout do\"", html, StringComparison.Ordinal);
        Assert.Contains("ما يساعد", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_comes_from_its_record() => Assert.Equal(
        "<p>Soita <a class=\"phone\" href=\"tel:+358295419800\"><bdi dir=\"ltr\">0295 419 800</bdi></a>.</p>",
        Html("Soita {phone:police-helpline}.").Trim());

    [Fact]
    public void A_word_in_another_language_is_marked_as_such() => Assert.Equal(
        "<p>منطقة (<bdi lang=\"fi\" dir=\"ltr\">hyvinvointialue</bdi>)</p>",
        Html("منطقة (<fi>hyvinvointialue</fi>)", Language.Arabic).Trim());

    [Fact]
    public void Links_stay_in_the_readers_language() => Assert.Contains(
        "href=\"/so/after/for-you#reply\"", Html("[x](page:after/for-you#reply)", Language.Somali), StringComparison.Ordinal);
}
