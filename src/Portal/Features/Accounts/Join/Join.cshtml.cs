using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Shared;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>Where an invitation link leads: a name, a password and an authenticator, all on one page.</summary>
[StaffSurface]
[AllowAnonymous]
public sealed class JoinModel(Joining joining, SecondFactor second) : PageModel
{
    private const int SecretGroup = 4;
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

    /// <summary>Null when the link is wrong, used or too old.</summary>
    public string? Address { get; private set; }

    public string? Error { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    internal QrCode Qr => QrCode.Of(Totp.Address(_key, Texts.StaffSiteName, Address ?? ""));

    public string Secret => string.Join(' ', Totp.Base32(_key).Chunk(SecretGroup).Select(group => new string(group)));

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Address = await joining.AddressOfAsync(token, stop);
        Prepare(Totp.NewKey());
        return Shown(Address is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        Address = await joining.AddressOfAsync(token, stop);
        Prepare(OpenedKey() ?? Totp.NewKey());
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
        SealedKey = Base64Url.EncodeToString(second.Seal(key));
    }

    private byte[]? OpenedKey()
    {
        try
        {
            return SealedKey is { } text && Base64Url.IsValid(text) ? second.Open(Base64Url.DecodeFromChars(text)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
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
