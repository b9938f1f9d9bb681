using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>Where an invitation link leads: a name, a password, and an authenticator or a passkey, all on one page.</summary>
[StaffSurface]
[AllowAnonymous]
public sealed class JoinModel(Joining joining, SecondFactor second) : PageModel
{
    private byte[] _key = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The new authenticator secret between showing and proving it; only this portal can open it.</summary>
    [BindProperty]
    public string? SealedKey { get; set; }

    /// <summary>The answer of an authenticator that made a passkey, kept while the rest is corrected.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? PasskeyName { get; set; }

    /// <summary>Null when the link is wrong, used or too old.</summary>
    public string? Address { get; private set; }

    public string? Error { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    internal NewSecret Fresh { get; private set; } = NewSecret.None;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Address = await joining.AddressOfAsync(token, stop);
        Prepare(Totp.NewKey());
        return Shown(Address is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    /// <summary>The question for a passkey of a member to be.</summary>
    public async Task<IActionResult> OnGetQuestionAsync(string token, CancellationToken stop) =>
        await joining.AskForPasskeyAsync(token, stop) is { } question ? new JsonResult(question) : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        Address = await joining.AddressOfAsync(token, stop);
        Prepare(NewSecret.Opened(second, SealedKey) ?? Totp.NewKey());
        if (Address is null)
            return Shown(StatusCodes.Status404NotFound);

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Member.NameLength)
            return Refused(Texts.StaffNameMissing);

        var result = await joining.JoinAsync(
            token,
            new JoinRequest
            {
                DisplayName = Name.Trim(),
                Password = Password ?? "",
                TotpKey = _key,
                Code = Code ?? "",
                Passkey = Credential,
                PasskeyState = State,
                PasskeyName = PasskeyName,
                Language = StaffLanguages.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            },
            stop);
        switch (result)
        {
            case JoinResult.Joined joined:
                await SecondStep.EnterAsync(HttpContext, joined.SignedIn);
                // Not a redirect: the codes are shown once and are nowhere to fetch them from again.
                RecoveryCodes = joined.RecoveryCodes;
                return Page();
            case JoinResult.WrongCode:
                return Refused(Texts.StaffCodeRefused);
            case JoinResult.WrongPasskey:
                (Credential, State) = (null, null);
                return Refused(Texts.StaffPasskeyNotMade);
            case JoinResult.WeakPassword weak:
                return Refused(weak.TooShort ? Texts.StaffPasswordTooShort : Texts.StaffPasswordTooCommon);
            default:
                Address = null;
                return Shown(StatusCodes.Status404NotFound);
        }
    }

    private void Prepare(byte[] key)
    {
        _key = key;
        Fresh = NewSecret.Of(second, key, Address ?? "");
    }

    private PageResult Refused(string error)
    {
        Error = error;
        return Shown(StatusCodes.Status422UnprocessableEntity);
    }

    private PageResult Shown(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
