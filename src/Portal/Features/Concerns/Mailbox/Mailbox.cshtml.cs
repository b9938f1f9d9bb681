using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Concerns.Form;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Localization;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// The mailbox behind a code. Nothing but posts carry anything, answers are never kept, and there is no address in between
/// (D5, D6). With JavaScript the page's script opens it in the browser and posts nothing here.
/// </summary>
[ReadsFormItself]
public sealed class MailboxModel(PublishedContent published, SiteNavigation site, PageFrame frame, IServiceProvider services) : PageModel
{
    internal const string FormId = "mailbox";
    private const string PageName = "share/mailbox";

    public Language Language { get; private set; } = Language.Finnish;

    public PublishedWords Words { get; private set; } = null!;

    public PageFoot Foot { get; private set; } = null!;

    public MailboxView View { get; private set; } = null!;

    public bool IsFirst => HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);

    public IActionResult OnGet(string lang) => Prepare(lang) ? Show(Desk.Open()) : NotFound();

    public async Task<IActionResult> OnPostAsync(string lang, CancellationToken stop)
    {
        if (!Prepare(lang))
            return NotFound();
        if (await PostedForm.ReadAsync(Request, stop) is not { } form)
            return StatusCode(StatusCodes.Status400BadRequest);

        var post = new MailboxPost(One("do"), One("state"), Shortened(One("code")), One("words"), form.CutShort);
        return Show(await Desk.AnswerAsync(post, HttpContext.Connection.RemoteIpAddress, stop));

        string One(string name) => form.One(name) ?? "";
    }

    private MailboxDesk Desk => services.GetRequiredService<MailboxDesk>();

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

    private IActionResult Show(MailboxView view)
    {
        if (view is MailboxView.Left(var quickly))
        {
            Response.Headers.Location = quickly ? "/exit" : $"/{Language.Code}/";
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        View = view;
        var hasProblem = view is MailboxView.Entry { Problem: not null } or MailboxView.Thread { Problem: not null };
        frame.Set(Language, hasProblem ? string.Format(Language.Culture, Texts.ShareErrorPrefix, Words.Title) : Words.Title, PageName);
        frame.NoIndex = !IsFirst;
        frame.Description = IsFirst ? Words.Summary : null;
        frame.Form = IsFirst || view is MailboxView.Erased or MailboxView.NotOpen ? null : FormId;
        Response.StatusCode = view switch
        {
            MailboxView.Entry entry => entry.Status,
            MailboxView.Thread thread => thread.Status,
            _ => StatusCodes.Status200OK,
        };
        return Page();
    }

    /// <summary>What is far too long to be a code is no code, and need not come back whole.</summary>
    private static string Shortened(string code) => code.Length > 120 ? code[..120] : code;
}
