using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Cases.Keys;

/// <summary>A member's key and the team's: made here the first time, and who holds them.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class KeysModel(KeyRing keys) : PageModel
{
    public KeyState State { get; private set; } = new(true, 1, null, [], false);

    public Guid MemberId => User.MemberId();

    public string TeamId => User.TeamId();

    public string? Error { get; private set; }

    public string AdmitWords(KeyHolder member) => string.Format(CultureInfo.CurrentCulture, Texts.StaffAdmit, member.Name);

    public async Task OnGetAsync(CancellationToken stop) => State = await keys.StateAsync(MemberId, TeamId, stop);

    public async Task<IActionResult> OnPostAsync(
        string? publicJwk, string? passphraseSlot, string? recoverySlot, int epoch, string? teamJwk, string? teamWrap, CancellationToken stop)
    {
        var own = new NewMemberKey(publicJwk ?? "", passphraseSlot ?? "", recoverySlot ?? "");
        var team = string.IsNullOrEmpty(teamJwk) ? null : new NewTeamKey(epoch, teamJwk, teamWrap ?? "");
        if (await keys.SetUpAsync(MemberId, TeamId, own, team, stop) != SetUpResult.Refused)
            return RedirectToPage();

        Error = Texts.StaffKeysRefused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        State = await keys.StateAsync(MemberId, TeamId, stop);
        return Page();
    }
}
