using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Cases.Inbox;
using Portal.Features.Cases.Keys;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Mailbox;
using Portal.Features.Notifications;
using Portal.Localization;

namespace Portal.Features.Cases.Transfer;

/// <summary>A team that a concern can be handed to, with the key it must be wrapped to.</summary>
public sealed record TargetTeam(string Id, string Name, int Epoch, string PublicJwk);

/// <summary>What a member's browser sealed for the other team.</summary>
public sealed record TransferRequest(string ToTeam, string Wrap, string Note);

public enum TransferResult
{
    Transferred,

    /// <summary>The other team has another key now, or none; the wrap is of no use to it.</summary>
    KeyChanged,

    /// <summary>Not sealed as it must be, or by somebody who cannot read it.</summary>
    Refused,

    /// <summary>The team has no such concern – never had, or no longer.</summary>
    NotFound,
}

/// <summary>
/// Hands one concern to another team. The member's browser wraps its content key to that team; the content stays as it is,
/// and the team that had it no longer has a wrap.
/// </summary>
public sealed class CaseTransfer(PortalDb db, TeamKeys teamKeys, Outbox outbox, TimeProvider clock)
{
    internal const string Transferred = "transferred";
    private const string Kind = "concern";

    /// <summary>Every other team that can receive this kind now, by name.</summary>
    public async Task<IReadOnlyList<TargetTeam>> TargetsAsync(string fromTeam, string kind, CancellationToken stop)
    {
        var names = await db.ReceivingTeams.AsNoTracking().ToDictionaryAsync(team => team.Id, team => team.Name, stop);
        return [.. (await teamKeys.AllCurrentAsync(stop)).Where(key => key.TeamId != fromTeam && Receivers.MayBeHandedTo(key.TeamId, kind))
            .GroupBy(key => key.TeamId).Select(keys => keys.MaxBy(key => key.Epoch)).OfType<TeamKey>()
            .Select(key => new TargetTeam(key.TeamId, names.GetValueOrDefault(key.TeamId, key.TeamId), key.Epoch, key.PublicJwk))
            .OrderBy(team => team.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Why the concern was handed to this team, sealed; null if it came from a visitor.</summary>
    public Task<string?> NoteAsync(Guid concernId, string teamId, CancellationToken stop) => db.TransferNotes.AsNoTracking()
        .Where(note => note.ConcernId == concernId && db.Concerns.Any(concern => concern.Id == concernId && concern.TeamId == teamId))
        .Select(note => note.Content)
        .FirstOrDefaultAsync(stop);

    /// <summary>
    /// Moves the concern, with its event, the reason and the other team's notice in one save. Refused unless the member holds
    /// the team's key, and the wrap is exactly this concern's to the other team's current key.
    /// </summary>
    public async Task<TransferResult> TransferAsync(Guid concernId, Guid memberId, string fromTeam, TransferRequest request, CancellationToken stop)
    {
        var (toTeam, wrap, reason) = request;
        var concern = await db.Concerns.FirstOrDefaultAsync(each => each.Id == concernId && each.TeamId == fromTeam, stop);
        if (concern is null)
            return TransferResult.NotFound;

        if (fromTeam == toTeam || !Receivers.MayBeHandedTo(toTeam, concern.Kind) || !SealedShape.IsOf(reason, concernId, TransferNote.Kind)
            || !await db.HeldTeamKeys.AnyAsync(held => held.MemberId == memberId && held.TeamId == fromTeam && held.Epoch == concern.Epoch, stop))
        {
            return TransferResult.Refused;
        }

        if (await teamKeys.CurrentAsync(toTeam, stop) is not { } key)
            return TransferResult.KeyChanged;

        if (!SealedShape.IsWrapFor(wrap, concernId, concern.Kind, toTeam, key.Epoch, key.PublicJwk))
            return SealedShape.IsWrapForAnotherKeyOf(wrap, concernId, toTeam) ? TransferResult.KeyChanged : TransferResult.Refused;

        db.RemoveRange(await db.ConcernWraps.Where(each => each.ConcernId == concernId).ToListAsync(stop));
        db.Add(new ConcernWrap { ConcernId = concernId, Recipient = toTeam, Epoch = key.Epoch, Jwe = wrap });
        var today = Helsinki.DayOf(clock.GetUtcNow());
        // Whoever receives it has its whole time: what the first team promised must not close or erase it. Only what the
        // sender waits to be answered by a day keeps that day.
        concern.DueOn = AnswerTimes.DueAgain(concern, today);
        concern.TeamId = toTeam;
        concern.Epoch = key.Epoch;
        concern.Stage = CaseDesk.Received;
        concern.Version = Guid.NewGuid();
        CaseAct.Record(db, concernId, fromTeam, memberId, Transferred, today);
        await KeepingTimes.BeginAgainAsync(db, concern, fromTeam: false, today, stop);
        if (await db.TransferNotes.FirstOrDefaultAsync(each => each.ConcernId == concernId, stop) is { } earlier)
            earlier.Content = reason;
        else
            db.Add(new TransferNote { ConcernId = concernId, Content = reason });
        outbox.Add(Kind, toTeam, concern.Urgent);
        try
        {
            await db.SaveChangesAsync(stop);
            return TransferResult.Transferred;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague did something with it at the same moment.
            return TransferResult.Refused;
        }
    }
}
