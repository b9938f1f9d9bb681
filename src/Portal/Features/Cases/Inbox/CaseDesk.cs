using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Mailbox;
using Portal.Localization;

namespace Portal.Features.Cases.Inbox;

/// <summary>What the inbox tells of a concern: clear columns and nothing else (D15).</summary>
public sealed record CaseLine(Guid Id, DateOnly ReceivedOn, string Kind, bool Urgent, string Stage, DateOnly DueOn);

/// <summary>A concern with everything the member's browser needs to open it. All of it is sealed or public.</summary>
/// <param name="TeamKey">The team's private key wrapped to this member, or null if nobody admitted them to this epoch.</param>
/// <param name="Readers">The names of those whose keys open it.</param>
public sealed record SealedCase(
    CaseLine Line, int Epoch, string Origin, string Content, string Wrap, string TeamJwk, string? TeamKey, IReadOnlyList<string> Readers);

/// <summary>The team's desk: its own concerns and nobody else's. To any other team a concern does not exist.</summary>
public sealed class CaseDesk(PortalDb db, TimeProvider clock)
{
    internal const string Received = "received";
    internal const string Opened = "opened";

    /// <summary>One concern of the team, sealed; null for another team's as for one that does not exist.</summary>
    public async Task<SealedCase?> FindAsync(Guid id, string teamId, Guid memberId, CancellationToken stop)
    {
        var found = await db.Concerns.AsNoTracking().Where(concern => concern.Id == id && concern.TeamId == teamId)
            .Join(
                db.ConcernWraps.Where(wrap => wrap.Recipient == teamId),
                concern => new { concern.Id, concern.Epoch },
                wrap => new { Id = wrap.ConcernId, wrap.Epoch },
                (concern, wrap) => new { concern, wrap.Jwe })
            .Join(
                db.TeamKeys.Where(key => key.TeamId == teamId),
                pair => pair.concern.Epoch,
                key => key.Epoch,
                (pair, key) => new { pair.concern, pair.Jwe, key.PublicJwk })
            .FirstOrDefaultAsync(stop);
        if (found is null)
            return null;

        var holders = await db.HeldTeamKeys.AsNoTracking().Where(held => held.TeamId == teamId && held.Epoch == found.concern.Epoch)
            .Join(db.Users.Where(member => member.LeftAt == null), held => held.MemberId, member => member.Id, (held, member) => new { member.Id, member.DisplayName, held.Jwe })
            .OrderBy(holder => holder.DisplayName)
            .ToListAsync(stop);
        var line = new CaseLine(id, found.concern.ReceivedOn, found.concern.Kind, found.concern.Urgent, found.concern.Stage, found.concern.DueOn);
        return new SealedCase(
            line,
            found.concern.Epoch,
            found.concern.Origin,
            found.concern.Content,
            found.Jwe,
            found.PublicJwk,
            holders.FirstOrDefault(holder => holder.Id == memberId)?.Jwe,
            [.. holders.Select(holder => holder.DisplayName)]);
    }

    /// <summary>
    /// Records that the member opened the concern, once a day, and that it is opened now; the browser shows nothing before.
    /// False when the team has no such concern.
    /// </summary>
    public async Task<bool> RecordOpeningAsync(Guid id, string teamId, Guid memberId, CancellationToken stop)
    {
        // Whoever cannot read it has not opened it.
        var concern = await db.Concerns.FirstOrDefaultAsync(
            each => each.Id == id && each.TeamId == teamId
                && db.HeldTeamKeys.Any(held => held.MemberId == memberId && held.TeamId == teamId && held.Epoch == each.Epoch),
            stop);
        if (concern is null)
            return false;

        var today = Helsinki.DayOf(clock.GetUtcNow());
        if (!await db.ConcernEvents.AnyAsync(each => each.ConcernId == id && each.MemberId == memberId && each.What == Opened && each.On == today, stop))
            db.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = id, On = today, What = Opened, MemberId = memberId });
        if (concern.Stage is Received or ConcernStage.Written)
        {
            concern.Stage = Opened;
            concern.Version = Guid.NewGuid();
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody opened it at the same moment. What they did stands; this opening is recorded on its own.
            db.ChangeTracker.Clear();
            if (!await db.Concerns.AnyAsync(each => each.Id == id && each.TeamId == teamId, stop))
                return false;

            db.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = id, On = today, What = Opened, MemberId = memberId });
            await db.SaveChangesAsync(stop);
        }

        return true;
    }
}
