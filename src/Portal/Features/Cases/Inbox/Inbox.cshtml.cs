using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Features.Cases.Keys;
using Portal.Host;

namespace Portal.Features.Cases.Inbox;

/// <summary>What has come in for the member's own team. A list needs no key and no script; reading does.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class InboxModel(TeamInbox inbox, KeyRing keys) : PageModel
{
    public InboxPage Shown { get; private set; } = InboxPage.Empty;

    public bool CanRead { get; private set; }

    /// <summary>Something that was just done elsewhere, said here once.</summary>
    public bool HasTransferred { get; private set; }

    public string PageWords => string.Format(CultureInfo.CurrentCulture, Texts.StaffInboxPage, Shown.Number, Shown.Last);

    public async Task OnGetAsync(string? stage, string? at, string? done, CancellationToken stop)
    {
        // A page number that is none is the first.
        Shown = await inbox.PageAsync(User.TeamId(), stage, int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1, stop);
        CanRead = (await keys.HeldAsync(User.MemberId(), User.TeamId(), stop)).Count > 0;
        HasTransferred = done == "transferred";
    }
}
