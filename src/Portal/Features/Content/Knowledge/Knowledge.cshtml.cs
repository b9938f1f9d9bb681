using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Content.Knowledge;

/// <summary>The knowledge bank: what there is, by topic, audience, form, type, language and year.</summary>
[Kept]
public sealed class KnowledgeModel(PublishedContent published, PageShowing showing, PageFrame frame) : PageModel
{
    public ShownPage Shown { get; private set; } = null!;

    public Language Language => Shown.Language;

    public bool Asked { get; private set; }

    public IReadOnlyList<KnowledgeFacet> Facets { get; private set; } = [];

    public IReadOnlyList<Publication> Found { get; private set; } = [];

    public Language TongueOf(Publication publication) =>
        Language.TryParse(publication.Languages[0], out var tongue) ? tongue : Language.English;

    public string LanguagesOf(Publication publication) => string.Join(
        Language.Comma, publication.Languages.Select(code => LanguageNames.Of(code, Language)));

    public string TextOf(string type) => type switch
    {
        "report" => Texts.KnowledgeTypeReport,
        "law" => Texts.KnowledgeTypeLaw,
        "bill" => Texts.KnowledgeTypeBill,
        _ => Texts.KnowledgeTypeDecision,
    };

    public IActionResult OnGet(string lang)
    {
        if (showing.Show(lang, "knowledge") is not { } shown)
            return NotFound();

        Shown = shown;
        Facets = [.. AllFacets().Where(facet => facet.Values.Count > 1)];
        Asked = Request.QueryString.HasValue && Facets.Any(facet => facet.Chosen is not null);
        Found = [.. published.Current.Publications.Where(each => Facets.All(facet => facet.Chosen is null || facet.Of(each).Contains(facet.Chosen)))];
        if (Asked)
        {
            frame.NoIndex = true;
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>Only values that something has are offered, so that no choice is a dead end of itself.</summary>
    private IEnumerable<KnowledgeFacet> AllFacets()
    {
        yield return Facet("topic", Texts.KnowledgeTopic, each => each.Topics, TopicText);
        yield return Facet("audience", Texts.EventAudienceLabel, each => each.Audiences, Audience.NameOf);
        yield return Facet("form", Texts.KnowledgeForm, each => [each.Form], FormText);
        yield return Facet("type", Texts.KnowledgeType, each => [each.Type], TextOf);
        yield return Facet("language", Texts.HandoutFirst, each => each.Languages, code => LanguageNames.Of(code, Language));
        yield return Facet("year", Texts.KnowledgeYear, each => [each.Year.ToString(CultureInfo.InvariantCulture)], year => year);
    }

    private KnowledgeFacet Facet(string name, string label, Func<Publication, IReadOnlyList<string>> of, Func<string, string> text)
    {
        var values = published.Current.Publications.SelectMany(of).Distinct().Order(StringComparer.Ordinal).Select(value => (value, text(value))).ToList();
        var asked = Request.Query[name].ToString();
        return new KnowledgeFacet(name, label, values, values.Exists(each => each.value == asked) ? asked : null, of);
    }

    private static string TopicText(string topic) => topic switch
    {
        "cooperation" => Texts.KnowledgeTopicCooperation,
        "information" => Texts.KnowledgeTopicInformation,
        "children" => Texts.KnowledgeTopicChildren,
        _ => Texts.KnowledgeTopicPrivacy,
    };

    private string FormText(string form) => form switch
    {
        "far-right" => Title("understand/far-right"),
        "far-left" => Title("understand/far-left"),
        "religious" => Title("understand/religiously-motivated"),
        "individual" => Title("understand/individual-actors"),
        _ => Texts.HelpFilterAny,
    };

    private string Title(string page) => published.Current.Find(page)?.Words[Language].Title ?? "";
}

/// <summary>One way to choose among publications.</summary>
public sealed record KnowledgeFacet(
    string Name, string Label, IReadOnlyList<(string Value, string Text)> Values, string? Chosen, Func<Publication, IReadOnlyList<string>> Of);
