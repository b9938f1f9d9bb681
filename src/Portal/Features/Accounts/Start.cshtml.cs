using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>Where a member arrives: the doors this member may open.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Member)]
public sealed class StartModel : PageModel
{
    public void OnGet()
    {
    }
}
