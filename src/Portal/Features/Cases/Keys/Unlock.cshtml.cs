using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Cases.Keys;

/// <summary>Hands out the member's sealed key; it is opened in the browser, with what is typed there and never sent.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class UnlockModel(KeyRing keys) : PageModel
{
    public OwnKey Own { get; private set; } = new("", "", "");

    public Guid MemberId => User.MemberId();

    /// <summary>Where to go on: a page of the staff side, nothing else.</summary>
    public string Next { get; private set; } = CasesLinks.Inbox;

    public async Task<IActionResult> OnGetAsync(string? to, CancellationToken stop)
    {
        if (await keys.OwnAsync(MemberId, stop) is not { } own)
            return RedirectToPage("/Cases/Keys/Keys");

        Own = own;
        if (Url.IsLocalUrl(to) && to.StartsWith("/staff/", StringComparison.Ordinal))
            Next = to;
        return Page();
    }
}
