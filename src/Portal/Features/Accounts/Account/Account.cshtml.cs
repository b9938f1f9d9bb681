using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Accounts;

/// <summary>What members change about themselves: language, password, recovery codes, where they are signed in.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Member)]
public sealed class AccountModel(Members members) : PageModel
{
    public string? Error { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public Language Current => User.StaffLanguage() ?? Language.Finnish;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostLanguageAsync(string? code, CancellationToken stop)
    {
        await members.ChangeLanguageAsync(User.MemberId(), StaffLanguages.Of(code), stop);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? old, string? wanted, CancellationToken stop)
    {
        switch (await members.ChangePasswordAsync(User.MemberId(), old ?? "", wanted ?? "", stop))
        {
            case PasswordChange.Changed:
                return RedirectToPage("/Accounts/SignIn/Password");
            case PasswordChange.TooShort:
                return Refused(Texts.StaffPasswordTooShort);
            case PasswordChange.TooCommon:
                return Refused(Texts.StaffPasswordTooCommon);
            default:
                return Refused(Texts.StaffPasswordWrong);
        }
    }

    public async Task<IActionResult> OnPostCodesAsync(string? old, CancellationToken stop)
    {
        RecoveryCodes = await members.RenewRecoveryCodesAsync(User.MemberId(), old ?? "", stop);
        return RecoveryCodes is null ? Refused(Texts.StaffPasswordWrong) : Page();
    }

    private PageResult Refused(string error)
    {
        Error = error;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
