using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Content;
using Portal.Features.Shared;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Home;

/// <summary>What a reader sees when something failed: what happened in plain words, 112, a number, and the way home.</summary>
[ReadsFormItself]
public sealed class ErrorModel(PublishedContent published, PageFrame frame) : PageModel
{
    private const string HelplineId = "police-helpline";

    public Language Language { get; private set; } = Language.Finnish;

    /// <summary>An error of the staff side must not lead to the public one, which has another address.</summary>
    public bool IsStaff => ErrorPages.AskedPath(HttpContext).StartsWithSegments(SurfaceMap.StaffPath);

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public Contact? Helpline => published.IsReady ? published.Current.Directory.FindContact(HelplineId) : null;

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        // Asked for by hand, the address is simply one that does not exist.
        var shown = ErrorPages.IsDrawing(HttpContext) ? status : StatusCodes.Status404NotFound;
        Language = LanguageRouting.Nearest(HttpContext);
        (Title, Text) = shown switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status410Gone => (Texts.ErrorNotFoundTitle, Texts.ErrorNotFoundText),
            StatusCodes.Status403Forbidden or StatusCodes.Status405MethodNotAllowed => (Texts.ErrorRefusedTitle, Texts.ErrorRefusedText),
            >= 500 => (Texts.ErrorServerTitle, Texts.ErrorServerText),
            _ => (Texts.ErrorBadRequestTitle, Texts.ErrorBadRequestText),
        };
        frame.Set(Language, Title, "");
        frame.NoIndex = true;
        Response.StatusCode = shown;
        Response.Headers.CacheControl = "no-store";
    }
}
