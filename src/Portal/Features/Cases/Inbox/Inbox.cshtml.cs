using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Features.Cases.Keys;
using Portal.Host;

namespace Portal.Features.Cases.Inbox;

/// <summary>What has come in for the member's own team.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class InboxModel(CaseDesk desk, KeyRing keys) : PageModel
{
    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public bool CanRead { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Lines = await desk.LinesAsync(User.TeamId(), stop);
        CanRead = (await keys.HeldAsync(User.MemberId(), User.TeamId(), stop)).Count > 0;
    }
}
