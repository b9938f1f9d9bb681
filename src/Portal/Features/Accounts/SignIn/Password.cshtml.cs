using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>The first step of signing in: address and password; or both steps in one, by a passkey.</summary>
[StaffSurface]
[AllowAnonymous]
public sealed class PasswordModel(StaffSignIn signIn, PasskeyCeremony ceremony) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where the member wanted to go.</summary>
    [BindProperty(SupportsGet = true, Name = StaffCookies.ReturnParameter)]
    public string? To { get; set; }

    public string? Error { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await signIn.CheckPasswordAsync(Address ?? "", Password ?? "", stop) is { } member)
        {
            await HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, SecondStep.For(member));
            return RedirectToPage("/Accounts/SignIn/Code", new { To });
        }

        return Refused(Texts.StaffSignInRefused);
    }

    /// <summary>The script asks for the question when the button is pressed.</summary>
    public async Task<IActionResult> OnGetQuestionAsync() => new JsonResult(await ceremony.AskToProveAsync());

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? state, CancellationToken stop)
    {
        if (await signIn.ByPasskeyAsync(credential, state, stop) is not { } signedIn)
            return Refused(Texts.StaffPasskeyRefused);

        await SecondStep.EnterAsync(HttpContext, signedIn);
        return LocalRedirect(SecondStep.Destination(To));
    }

    private PageResult Refused(string error)
    {
        Error = error;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
