using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Cases.Inbox;
using Portal.Features.Cases.Keys;
using Portal.Features.Concerns;
using Portal.Features.Notifications;
using Portal.Localization;

namespace Portal.Features.Cases.Transfer;

/// <summary>
/// Hands one concern to another team. The member's browser wraps its content key to that team; the content stays as it is,
/// and the team that had it no longer has a wrap.
/// </summary>
public sealed class CaseTransfer(PortalDb db, TeamKeys teamKeys, Outbox outbox, TimeProvider clock)
{
    internal const string Transferred = "transferred";
    private const string Kind = "concern";

    /// <summary>
    /// Moves the concern, with its event and the other team's notice in one save. False unless it is this team's, the member
    /// holds the team's key, and the wrap is exactly this concern's to the other team's current key.
    /// </summary>
    public async Task<bool> TransferAsync(Guid concernId, Guid memberId, string fromTeam, string toTeam, string wrap, CancellationToken stop)
    {
        var concern = await db.Concerns.FirstOrDefaultAsync(each => each.Id == concernId && each.TeamId == fromTeam, stop);
        if (concern is null || fromTeam == toTeam || await teamKeys.CurrentAsync(toTeam, stop) is not { } key
            || !await db.HeldTeamKeys.AnyAsync(held => held.MemberId == memberId && held.TeamId == fromTeam && held.Epoch == concern.Epoch, stop)
            || !SealedShape.IsWrapFor(wrap, concernId, concern.Kind, toTeam, key.Epoch, key.PublicJwk))
        {
            return false;
        }

        db.RemoveRange(await db.ConcernWraps.Where(each => each.ConcernId == concernId).ToListAsync(stop));
        db.Add(new ConcernWrap { ConcernId = concernId, Recipient = toTeam, Epoch = key.Epoch, Jwe = wrap });
        concern.TeamId = toTeam;
        concern.Epoch = key.Epoch;
        concern.Stage = CaseDesk.Received;
        concern.Version = Guid.NewGuid();
        var today = Helsinki.DayOf(clock.GetUtcNow());
        db.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = concernId, On = today, What = Transferred, MemberId = memberId });
        outbox.Add(Kind, toTeam, concern.Urgent);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
