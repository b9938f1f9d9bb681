using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Host;

namespace Portal.Features.Cases.Keys;

/// <summary>
/// The team's next key: begun by a member who holds the present one, and then the concerns are wrapped to it one by one in
/// that member's browser. Whoever is interrupted goes on later, and a colleague may go on too.
/// </summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class EpochModel(TeamEpochs epochs, KeyRing keys) : PageModel
{
    public EpochState State { get; private set; } = new(1, default, [], 0);

    public OwnKey Own { get; private set; } = new("", "", "");

    public Guid MemberId => User.MemberId();

    public string TeamId => User.TeamId();

    public int Next => State.Epoch + 1;

    /// <summary>For the script: the holders with their keys, and what this member holds.</summary>
    public string Holders => JsonSerializer.Serialize(State.Holders.Select(holder => new { holder.Id, holder.PublicJwk }), JsonSerializerOptions.Web);

    public string Held { get; private set; } = "[]";

    public string? Error { get; private set; }

    public string Since => string.Format(
        CultureInfo.CurrentCulture, Texts.StaffEpochSince, CaseWords.Date(Localization.Helsinki.DayOf(State.Since)));

    public string Left => string.Format(CultureInfo.CurrentCulture, Texts.StaffEpochOld, State.OldWraps);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await epochs.StateAsync(MemberId, TeamId, stop) is not { } state || await keys.OwnAsync(MemberId, stop) is not { } own)
            return RedirectToPage("/Cases/Keys/Keys");

        (State, Own) = (state, own);
        Held = JsonSerializer.Serialize(await keys.HeldAsync(MemberId, TeamId, stop), JsonSerializerOptions.Web);
        return Page();
    }

    /// <summary>The next few wraps to redo.</summary>
    public async Task<IActionResult> OnGetOldAsync(int skip, CancellationToken stop) =>
        new JsonResult(await epochs.OldWrapsAsync(TeamId, stop, skip));

    public async Task<IActionResult> OnPostBeginAsync(int epoch, string? publicJwk, string? wraps, CancellationToken stop)
    {
        var next = new NextTeamKey(epoch, publicJwk ?? "", [.. PostedJson.List<MemberWrap>(wraps).Where(wrap => wrap.Jwe is not null)]);
        if (await epochs.BeginAsync(MemberId, TeamId, next, stop))
            return RedirectToPage();

        Error = Texts.StaffEpochRefused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await OnGetAsync(stop);
    }

    /// <summary>The script posts what it has wrapped anew; 409 when something changed meanwhile, and it asks again.</summary>
    public async Task<IActionResult> OnPostRewrapAsync(string? wraps, CancellationToken stop) =>
        new StatusCodeResult(await epochs.RewrapAsync(MemberId, TeamId, [.. PostedJson.List<NewWrap>(wraps).Where(wrap => wrap.Jwe is not null)], stop)
            ? StatusCodes.Status204NoContent
            : StatusCodes.Status409Conflict);
}
