using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Operations.Administration;

/// <summary>Who works on the staff side: invite, and mark as left.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Administrator)]
public sealed class PeopleModel(Members members, Invitations invitations, TeamOffice office) : PageModel
{
    public IReadOnlyList<MemberLine> Members { get; private set; } = [];

    public IReadOnlyList<TeamLine> Teams { get; private set; } = [];

    /// <summary>A new invitation link, shown in this answer and never again.</summary>
    public string? Link { get; private set; }

    public string? Error { get; private set; }

    public string TeamName(MemberLine member) => Teams.FirstOrDefault(team => team.Id == member.TeamId)?.Name ?? member.TeamId ?? "";

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostInviteAsync(string? address, string? team, bool administrator, CancellationToken stop)
    {
        var isTeam = !string.IsNullOrEmpty(team);
        if (isTeam ? !await office.ExistsAsync(team ?? "", stop) : !administrator)
            return await RefusedAsync(Texts.StaffInviteNowhere, stop);

        switch (await invitations.InviteAsync(address ?? "", isTeam ? team : null, administrator, stop))
        {
            case InviteResult.Invited invited:
                Link = invited.Link;
                await LoadAsync(stop);
                return Page();
            case InviteResult.AlreadyMember:
                return await RefusedAsync(Texts.StaffInviteAlready, stop);
            default:
                return await RefusedAsync(Texts.StaffInviteNoAddress, stop);
        }
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid member, bool sure, CancellationToken stop)
    {
        if (!sure)
            return await RefusedAsync(Texts.StaffLeaveUnsure, stop);

        return await members.LeaveAsync(member, stop) switch
        {
            LeaveResult.Left => RedirectToPage(),
            LeaveResult.LastAdministrator => await RefusedAsync(Texts.StaffLeaveLast, stop),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> RefusedAsync(string error, CancellationToken stop)
    {
        Error = error;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Members = await members.ListAsync(stop);
        Teams = await office.TeamsAsync(stop);
    }
}
