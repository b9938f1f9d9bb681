using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>Ends this session, or all of the member's.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.Member)]
public sealed class SignOutModel(StaffSessions sessions) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sessions.EndAsync(User.SessionId(), stop);
        return await OutAsync();
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken stop)
    {
        await sessions.EndAllAsync(User.MemberId(), stop);
        return await OutAsync();
    }

    private async Task<RedirectToPageResult> OutAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // The wrapped key in this browser is worthless without the session row; it need not stay either.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage("/Accounts/SignIn/Password");
    }
}
