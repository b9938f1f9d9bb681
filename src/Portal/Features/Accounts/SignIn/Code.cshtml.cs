using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>The second step of signing in: a code of the authenticator, or a printed one.</summary>
[StaffSurface]
[AllowAnonymous]
public sealed class CodeModel(StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = StaffCookies.ReturnParameter)]
    public string? To { get; set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await SecondStep.MemberAsync(HttpContext) is null ? BackToPassword() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await SecondStep.MemberAsync(HttpContext) is not { } member)
            return BackToPassword();

        if (await signIn.CompleteAsync(member, Code ?? "", stop) is { } signedIn)
        {
            await SecondStep.EnterAsync(HttpContext, signedIn);
            return LocalRedirect(SecondStep.Destination(To));
        }

        Error = Texts.StaffCodeRefused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectToPageResult BackToPassword() => RedirectToPage("/Accounts/SignIn/Password", new { To });
}
