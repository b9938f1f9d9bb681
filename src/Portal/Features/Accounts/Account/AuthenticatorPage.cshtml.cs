using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>Where a member puts the portal into another authenticator app.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Member)]
public sealed class AuthenticatorPageModel(Authenticator authenticator, SecondFactor second) : PageModel
{
    internal NewSecret Fresh { get; private set; } = NewSecret.None;

    public string? Error { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => PrepareAsync(Totp.NewKey(), stop);

    public async Task<IActionResult> OnPostAsync(string? sealedKey, string? code, string? password, CancellationToken stop)
    {
        var key = NewSecret.Opened(second, sealedKey);
        var change = key is null
            ? AuthenticatorChange.WrongCode
            : await authenticator.ReplaceAsync(User.MemberId(), password ?? "", key, code ?? "", stop);
        if (change == AuthenticatorChange.Done)
            return RedirectToPage("/Accounts/SignIn/Password");

        Error = change == AuthenticatorChange.WrongPassword ? Texts.StaffPasswordWrong : Texts.StaffCodeRefused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await PrepareAsync(key ?? Totp.NewKey(), stop);
        return Page();
    }

    private async Task PrepareAsync(byte[] key, CancellationToken stop) =>
        Fresh = NewSecret.Of(second, key, await authenticator.AddressOfAsync(User.MemberId(), stop));
}
