using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>
/// The one address of the form. It is the exception to post-redirect-get (D5): an address in between would leave answers, or
/// a trace of them, on the server or in the history.
/// </summary>
[ReadsFormItself]
[RequestSizeLimit(PostedForm.LargestBody)]
public sealed class ShareModel(PublishedContent published, SiteNavigation site, PageFrame frame, IServiceProvider services) : PageModel
{
    internal const string FormId = "share";
    private const string PageName = "share";

    public Language Language { get; private set; } = Language.Finnish;

    public PublishedWords Words { get; private set; } = null!;

    public PageFoot Foot { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string lang, CancellationToken stop)
    {
        if (!Prepare(lang))
            return NotFound();

        return Show(await Desk.OpenAsync(stop));
    }

    public async Task<IActionResult> OnPostAsync(string lang, CancellationToken stop)
    {
        if (!Prepare(lang))
            return NotFound();
        if (await PostedForm.ReadAsync(Request, stop) is not { } form)
            return StatusCode(StatusCodes.Status400BadRequest);

        var post = new FormPost(One("do") ?? "", One("state"), name => [.. form.GetValueOrDefault(name).OfType<string>()]);
        return Show(await Desk.AnswerAsync(post, Language, stop));

        string? One(string name) => form.GetValueOrDefault(name).FirstOrDefault();
    }

    private FormDesk Desk => services.GetRequiredService<FormDesk>();

    private bool Prepare(string lang)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Language.TryParse(lang, out var language) || published.Current.Find(PageName) is not { } page
            || !page.Words.TryGetValue(language, out var words))
        {
            return false;
        }

        (Language, Words) = (language, words);
        Foot = new PageFoot(page, language, published.Current, site);
        return true;
    }

    private IActionResult Show(FormView view)
    {
        View = view;
        frame.Set(Language, Title(view), PageName);
        frame.NoIndex = view is not FormView.Start;
        frame.Description = view is FormView.Start ? Words.Summary : null;
        frame.Form = view is FormView.Question or FormView.Check ? FormId : null;
        Response.StatusCode = view switch
        {
            FormView.Question { Errors.Count: > 0 } or FormView.Question { CodesFound: true } or FormView.Question { Notices.Count: > 1 } =>
                StatusCodes.Status422UnprocessableEntity,
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
        FormView.Closed => Texts.ShareClosedTitle,
        _ => Words.Title,
    };
}
