using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Features.Concerns.Abuse;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>
/// The one address of each form; the route tells which. It is the exception to post-redirect-get (D5): an address in between would leave answers, or
/// a trace of them, on the server or in the history.
/// </summary>
[Packed]
[ReadsFormItself]
public sealed class FormPageModel(PublishedContent published, SiteNavigation site, PageFrame frame, IServiceProvider services) : PageModel
{
    internal const string FormId = "share";

    internal SiteForm Form => SiteForms.OfRoute(PageContext.ActionDescriptor.AttributeRouteInfo?.Template);

    public Language Language { get; private set; } = Language.Finnish;

    public PublishedWords Words { get; private set; } = null!;

    public PageFoot Foot { get; private set; } = null!;

    /// <summary>Where the page leads while the form is closed.</summary>
    public string? ActionLink { get; private set; }

    public FormView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string lang, CancellationToken stop)
    {
        var view = await Desk.OpenAsync(Form, stop);
        return Prepare(lang, view is FormView.Closed ? Form.ClosedPage : Form.OpenPage) ? Show(view) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string lang, CancellationToken stop)
    {
        if (!Prepare(lang, Form.OpenPage))
            return NotFound();
        if (await PostedForm.ReadAsync(Request, stop) is not { } form)
            return StatusCode(StatusCodes.Status400BadRequest);

        // The button stands behind the words: what was cut short has none, and the page is shown again.
        var post = new FormPost(form.One("do") ?? "", form.One("state"), form.All, form.CutShort)
        {
            Client = HttpContext.Connection.RemoteIpAddress,
        };
        return Show(await Desk.AnswerAsync(Form, post, Language, stop));
    }

    /// <summary>The public key of Google's check, while the operator has chosen that.</summary>
    public string? RecaptchaKey => services.GetRequiredService<IOptions<AbuseOptions>>().Value is { Challenge: AbuseChallenge.Recaptcha } abuse
        ? abuse.Recaptcha.SiteKey
        : null;

    private FormDesk Desk => services.GetRequiredService<FormDesk>();

    private bool Prepare(string lang, string text)
    {
        Response.Headers.CacheControl = "no-store";
        if (RecaptchaKey is not null)
            Response.Headers.ContentSecurityPolicy = SecurityHeaders.RecaptchaPolicy;
        if (!Language.TryParse(lang, out var language) || published.Current.Find(text) is not { } page
            || !page.Words.TryGetValue(language, out var words))
        {
            return false;
        }

        (Language, Words) = (language, words);
        Foot = new PageFoot(page, language, published.Current, site);
        ActionLink = site.Link(page.Definition.Action, language)?.Address;
        return true;
    }

    private IActionResult Show(FormView view)
    {
        View = view;
        frame.Set(Language, Title(view), Form.Path);
        var isFirst = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
        frame.NoIndex = !isFirst;
        frame.Description = isFirst ? Words.Summary : null;
        frame.Form = view is FormView.Question or FormView.Check ? FormId : null;
        Response.StatusCode = view switch
        {
            FormView.Question { Errors.Count: > 0 } or FormView.Question { CodesFound: true } or FormView.Question { Notices.Count: > 1 } =>
                StatusCodes.Status422UnprocessableEntity,
            FormView.Check { NotBefore: not null } => StatusCodes.Status429TooManyRequests,
            FormView.Check { Taken: true } => StatusCodes.Status409Conflict,
            FormView.Check { Notice: nameof(Texts.ShareNotSent) } => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status200OK,
        };
        if (view is not FormView.Left)
            return Page();

        Response.Headers.Location = "/exit";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private string Title(FormView view) => view switch
    {
        FormView.Question { Errors.Count: > 0 } question => string.Format(Language.Culture, Texts.ShareErrorPrefix, FormWords.Title(question)),
        FormView.Question question => FormWords.Title(question),
        FormView.Check => Texts.ShareCheckTitle,
        FormView.Sent => Texts.ShareSentTitle,
        FormView.Already => Texts.ShareAlreadyTitle,
        FormView.Closed when HttpMethods.IsPost(Request.Method) => Texts.ShareClosedTitle,
        _ => Words.Title,
    };
}
