using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Cases.Inbox;

/// <summary>Several concerns marked as junk and deleted in one action. It needs no script, because it reads nothing.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class JunkModel(JunkDesk desk) : PageModel
{
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public bool Sure { get; set; }

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public bool IsIncomplete { get; private set; }

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => Lines = await desk.LinesAsync(User.TeamId(), User.MemberId(), stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        IsIncomplete = Chosen.Count == 0 || !Sure;
        if (IsIncomplete)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            var count = await desk.ClearAsync(Chosen, User.TeamId(), User.MemberId(), stop);
            Done = string.Format(CultureInfo.CurrentCulture, Texts.StaffJunkDone, count);
            Chosen.Clear();
        }

        Lines = await desk.LinesAsync(User.TeamId(), User.MemberId(), stop);
        return Page();
    }
}
