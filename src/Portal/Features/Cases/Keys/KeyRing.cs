using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Sealing;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Features.Cases.Keys;

/// <summary>Who holds what in a team. Everything secret here was made and sealed in a member's browser.</summary>
public sealed partial class KeyRing(PortalDb db, TeamKeys teamKeys, TimeProvider clock, ILogger<KeyRing> logger)
{
    /// <summary>The keys as this member stands to them.</summary>
    public async Task<KeyState> StateAsync(Guid memberId, string teamId, CancellationToken stop)
    {
        var team = await teamKeys.CurrentAsync(teamId, stop);
        var epoch = team?.Epoch ?? 0;
        var next = await db.TeamKeys.Where(key => key.TeamId == teamId).MaxAsync(key => (int?)key.Epoch, stop) + 1 ?? 1;
        var members = await db.Users.AsNoTracking()
            .Where(member => member.TeamId == teamId && member.LeftAt == null)
            .OrderBy(member => member.DisplayName)
            .Select(member => new KeyHolder(
                member.Id,
                member.DisplayName,
                db.MemberKeys.Any(key => key.MemberId == member.Id),
                db.HeldTeamKeys.Any(held => held.MemberId == member.Id && held.TeamId == teamId && held.Epoch == epoch)))
            .ToListAsync(stop);
        var left = team is not null
            && await db.Users.AnyAsync(member => member.TeamId == teamId && member.LeftAt != null && member.LeftAt > team.CreatedAt, stop);
        return new KeyState(team is not null, next, await OwnAsync(memberId, stop), members, left);
    }

    /// <summary>The member's own key in its slots, or null before it is made.</summary>
    public Task<OwnKey?> OwnAsync(Guid memberId, CancellationToken stop) => db.MemberKeys.AsNoTracking()
        .Where(key => key.MemberId == memberId)
        .Select(key => new OwnKey(key.PublicJwk, key.PassphraseSlot, key.RecoverySlot))
        .FirstOrDefaultAsync(stop);

    /// <summary>
    /// Keeps a member's key, once. The first member's team key is kept with it; if somebody else of the team was faster, the
    /// member's own key is kept all the same and waits for admission.
    /// </summary>
    public async Task<SetUpResult> SetUpAsync(Guid memberId, string teamId, NewMemberKey own, NewTeamKey? team, CancellationToken stop)
    {
        if (!IsSealedTo(memberId, own) || (team is not null && !IsFirstOf(teamId, memberId, own, team)))
            return SetUpResult.Refused;

        if (await db.MemberKeys.AnyAsync(key => key.MemberId == memberId, stop))
            return SetUpResult.AlreadyMade;

        var now = clock.GetUtcNow();
        var made = new MemberKey
        {
            MemberId = memberId,
            PublicJwk = own.PublicJwk,
            PassphraseSlot = own.PassphraseSlot,
            RecoverySlot = own.RecoverySlot,
            CreatedAt = now,
        };
        db.Add(made);
        if (team is not null && await teamKeys.CurrentAsync(teamId, stop) is null)
        {
            db.Add(new TeamKey { TeamId = teamId, Epoch = team.Epoch, PublicJwk = team.PublicJwk, CreatedAt = now });
            db.Add(new HeldTeamKey { TeamId = teamId, Epoch = team.Epoch, MemberId = memberId, Jwe = team.Wrap });
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return SetUpResult.Made;
        }
        catch (DbUpdateException)
        {
            // Two first members at once, or a second press of the button.
            db.ChangeTracker.Clear();
            if (await db.MemberKeys.AnyAsync(key => key.MemberId == memberId, stop))
                return SetUpResult.AlreadyMade;

            db.Add(made);
            await db.SaveChangesAsync(stop);
            return SetUpResult.Made;
        }
    }

    /// <summary>Whoever waits for the team's key, with what the admitting member holds; null when there is nothing to admit.</summary>
    public async Task<Admission?> AdmissionAsync(Guid admittingId, string teamId, Guid newId, CancellationToken stop)
    {
        if (newId == admittingId || await OwnAsync(admittingId, stop) is not { } own)
            return null;

        var held = await HeldAsync(admittingId, teamId, stop);
        var current = await teamKeys.CurrentAsync(teamId, stop);
        if (current is null || held.All(key => key.Epoch != current.Epoch))
            return null;

        return await db.Users.AsNoTracking()
            .Where(member => member.Id == newId && member.TeamId == teamId && member.LeftAt == null)
            .Where(member => !db.HeldTeamKeys.Any(each => each.MemberId == newId && each.TeamId == teamId && each.Epoch == current.Epoch))
            .Join(db.MemberKeys, member => member.Id, key => key.MemberId, (member, key) => new { member.DisplayName, key.PublicJwk })
            .Select(found => new Admission(newId, found.DisplayName, found.PublicJwk, own.PassphraseSlot, held))
            .FirstOrDefaultAsync(stop);
    }

    /// <summary>
    /// Keeps the team's key as it was wrapped for a new member by one who holds it. False unless every wrap is for exactly
    /// this member's key, of this team's keys, and the current epoch is among them.
    /// </summary>
    public async Task<bool> AdmitAsync(Guid admittingId, string teamId, Guid newId, IReadOnlyList<WrappedTeamKey> wraps, CancellationToken stop)
    {
        if (await AdmissionAsync(admittingId, teamId, newId, stop) is not { } admission)
            return false;

        var current = await teamKeys.CurrentAsync(teamId, stop);
        var known = admission.Held.ToDictionary(held => held.Epoch);
        if (wraps.All(wrap => wrap.Epoch != current?.Epoch) || wraps.DistinctBy(wrap => wrap.Epoch).Count() != wraps.Count
            || !wraps.All(wrap => known.TryGetValue(wrap.Epoch, out var held)
                && SealedShape.IsTeamKeyFor(wrap.Jwe, teamId, wrap.Epoch, held.PublicJwk, newId, admission.PublicJwk)))
        {
            return false;
        }

        var has = await db.HeldTeamKeys.Where(each => each.MemberId == newId && each.TeamId == teamId).Select(each => each.Epoch).ToListAsync(stop);
        db.AddRange(wraps.Where(wrap => !has.Contains(wrap.Epoch))
            .Select(wrap => new HeldTeamKey { TeamId = teamId, Epoch = wrap.Epoch, MemberId = newId, Jwe = wrap.Jwe }));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another member admitted the same one a moment ago; theirs is as good.
            return true;
        }

        Admitted(teamId);
        return true;
    }

    /// <summary>The team keys this member holds, newest first.</summary>
    public async Task<IReadOnlyList<HeldKey>> HeldAsync(Guid memberId, string teamId, CancellationToken stop) =>
        await db.HeldTeamKeys.AsNoTracking().Where(held => held.MemberId == memberId && held.TeamId == teamId)
            .Join(
                db.TeamKeys,
                held => new { held.TeamId, held.Epoch },
                key => new { key.TeamId, key.Epoch },
                (held, key) => new { held.Epoch, key.PublicJwk, held.Jwe })
            .OrderByDescending(held => held.Epoch)
            .Select(held => new HeldKey(held.Epoch, held.PublicJwk, held.Jwe))
            .ToListAsync(stop);

    private static bool IsSealedTo(Guid memberId, NewMemberKey own) =>
        PublicKey.TryFromJwk(own.PublicJwk, out var key)
        && SealedShape.IsSlot(own.PassphraseSlot, memberId, key, "passphrase")
        && SealedShape.IsSlot(own.RecoverySlot, memberId, key, "recovery");

    private static bool IsFirstOf(string teamId, Guid memberId, NewMemberKey own, NewTeamKey team) =>
        SealedShape.IsTeamKeyFor(team.Wrap, teamId, team.Epoch, team.PublicJwk, memberId, own.PublicJwk);

    [LoggerMessage(LogLevel.Information, "A member of team {TeamId} was admitted to its key")]
    private partial void Admitted(string teamId);
}
