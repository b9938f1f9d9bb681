using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Features.Accounts;
using Portal.Features.Cases.Inbox;
using Portal.Host;

namespace Portal.Features.Cases.Transfer;

/// <summary>Hands one concern to another team. The reason is typed and sealed here; the server never has it.</summary>
[StaffSurface]
[Authorize(Policy = StaffPolicies.TeamMember)]
public sealed class TransferModel(CaseDesk desk, CaseTransfer transfer) : PageModel
{
    public SealedCase? Case { get; private set; }

    public IReadOnlyList<TargetTeam> Targets { get; private set; } = [];

    public Guid MemberId => User.MemberId();

    public string TeamId => User.TeamId();

    /// <summary>For the script: each team's key.</summary>
    public string Keys => ForScript(Targets);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await desk.FindAsync(id, TeamId, MemberId, stop) is not { } found)
            return NotFound();

        Case = found;
        Targets = await transfer.TargetsAsync(TeamId, found.Line.Kind, stop);
        return Page();
    }

    /// <summary>
    /// Answers the script, which stays on its page with what was typed unless the concern has moved. 409 carries the teams as
    /// they are now.
    /// </summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string? team, string? wrap, string? note, CancellationToken stop) =>
        await transfer.TransferAsync(id, MemberId, TeamId, new TransferRequest(team ?? "", wrap ?? "", note ?? ""), stop) switch
        {
            TransferResult.Transferred => new StatusCodeResult(StatusCodes.Status204NoContent),
            TransferResult.NotFound => NotFound(),
            TransferResult.KeyChanged => new ContentResult
            {
                Content = ForScript(await TargetsAsync(id, stop)),
                ContentType = "application/json",
                StatusCode = StatusCodes.Status409Conflict,
            },
            _ => new StatusCodeResult(StatusCodes.Status422UnprocessableEntity),
        };

    private async Task<IReadOnlyList<TargetTeam>> TargetsAsync(Guid id, CancellationToken stop) =>
        await desk.FindAsync(id, TeamId, MemberId, stop) is { } found ? await transfer.TargetsAsync(TeamId, found.Line.Kind, stop) : [];

    private static string ForScript(IReadOnlyList<TargetTeam> targets) => JsonSerializer.Serialize(targets, JsonSerializerOptions.Web);
}
