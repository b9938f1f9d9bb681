using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Accounts;

/// <summary>A member's passkeys.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Member)]
public sealed class PasskeysModel(MemberPasskeys passkeys) : PageModel
{
    public PasskeyList List { get; private set; } = new([], true);

    public string? Error { get; private set; }

    public string Made(PasskeyLine passkey) => string.Format(
        CultureInfo.CurrentCulture, Texts.StaffPasskeyMade, Helsinki.DayOf(passkey.MadeAt).ToString("d", CultureInfo.CurrentCulture));

    public async Task OnGetAsync(CancellationToken stop) => List = await passkeys.ListAsync(User.MemberId(), stop);

    /// <summary>The script asks for the question before it asks the authenticator.</summary>
    public async Task<IActionResult> OnPostQuestionAsync(string? password, CancellationToken stop) =>
        await passkeys.AskAsync(User.MemberId(), password ?? "", stop) is { } question
            ? new JsonResult(question)
            : new StatusCodeResult(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? state, string? name, CancellationToken stop) =>
        await ShownAsync(await passkeys.AddAsync(User.MemberId(), credential, state, name, stop), stop);

    public async Task<IActionResult> OnPostRenameAsync(string? id, string? name, CancellationToken stop) =>
        await ShownAsync(await passkeys.RenameAsync(User.MemberId(), id ?? "", name, stop), stop);

    public async Task<IActionResult> OnPostRemoveAsync(string? id, string? password, CancellationToken stop) =>
        await ShownAsync(await passkeys.RemoveAsync(User.MemberId(), id ?? "", password ?? "", stop), stop, "/Accounts/SignIn/Password");

    private async Task<IActionResult> ShownAsync(PasskeyChange change, CancellationToken stop, string? next = null)
    {
        if (change == PasskeyChange.Done)
            return RedirectToPage(next);

        Error = change switch
        {
            PasskeyChange.WrongPassword => Texts.StaffPasswordWrong,
            PasskeyChange.Refused => Texts.StaffPasskeyNotMade,
            _ => Texts.StaffPasskeyNotPossible,
        };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(stop);
        return Page();
    }
}
