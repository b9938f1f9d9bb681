using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns;

namespace Portal.Features.Cases.Keys;

/// <summary>A team's next key and, for each remaining member who holds the present one, its wrap.</summary>
public sealed record NextTeamKey(int Epoch, string PublicJwk, IReadOnlyList<MemberWrap> Wraps);

public sealed record MemberWrap(Guid MemberId, string Jwe);

/// <summary>Who holds the team's current key and will hold the next.</summary>
public sealed record EpochHolder(Guid Id, string Name, string PublicJwk);

/// <summary>The team's current key and what is still sealed to older ones.</summary>
public sealed record EpochState(int Epoch, DateTimeOffset Since, IReadOnlyList<EpochHolder> Holders, int OldWraps);

/// <summary>A concern whose content key is still wrapped to an older epoch.</summary>
public sealed record OldWrap(Guid ConcernId, string Kind, int Epoch, string Jwe);

/// <summary>The same content key, wrapped to the current epoch.</summary>
public sealed record NewWrap(Guid ConcernId, string Jwe);

/// <summary>A new epoch after a member left: they may have kept the old key, so nothing new is sealed to it.</summary>
public sealed partial class TeamEpochs(PortalDb db, TeamKeys teamKeys, TimeProvider clock, ILogger<TeamEpochs> logger)
{
    /// <summary>One post of a browser; a team with more asks again.</summary>
    internal const int MostAtOnce = 40;

    /// <summary>Intake takes the previous epoch this long, so the old key must live as long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    /// <summary>The team's epoch as a member who holds its key sees it; null for everybody else.</summary>
    public async Task<EpochState?> StateAsync(Guid memberId, string teamId, CancellationToken stop)
    {
        if (await teamKeys.CurrentAsync(teamId, stop) is not { } current)
            return null;

        var holders = await HoldersAsync(teamId, current.Epoch, stop);
        return holders.Any(holder => holder.Id == memberId)
            ? new EpochState(current.Epoch, current.CreatedAt, holders, await Old(teamId, current.Epoch).CountAsync(stop))
            : null;
    }

    /// <summary>
    /// Starts the next epoch. Refused unless it follows the current one, comes from a member who holds that, and is wrapped
    /// to exactly the members who hold the current one and have not left.
    /// </summary>
    public async Task<bool> BeginAsync(Guid memberId, string teamId, NextTeamKey next, CancellationToken stop)
    {
        var current = await db.TeamKeys.Where(key => key.TeamId == teamId && key.RetiredAt == null)
            .OrderByDescending(key => key.Epoch).FirstOrDefaultAsync(stop);
        if (current is null || next.Epoch != current.Epoch + 1)
            return false;

        var holders = (await HoldersAsync(teamId, current.Epoch, stop)).ToDictionary(holder => holder.Id, holder => holder.PublicJwk);
        if (!holders.ContainsKey(memberId) || next.Wraps.Count != holders.Count || next.Wraps.DistinctBy(wrap => wrap.MemberId).Count() != holders.Count
            || !next.Wraps.All(wrap => holders.TryGetValue(wrap.MemberId, out var jwk)
                && SealedShape.IsTeamKeyFor(wrap.Jwe, teamId, next.Epoch, next.PublicJwk, wrap.MemberId, jwk)))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        current.RetiredAt = now;
        db.Add(new TeamKey { TeamId = teamId, Epoch = next.Epoch, PublicJwk = next.PublicJwk, CreatedAt = now });
        db.AddRange(next.Wraps.Select(wrap => new HeldTeamKey { TeamId = teamId, Epoch = next.Epoch, MemberId = wrap.MemberId, Jwe = wrap.Jwe }));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another member began the same epoch; the keys of that one count.
            return false;
        }

        Began(teamId, next.Epoch);
        return true;
    }

    /// <summary>
    /// Some of what is still wrapped to the team's older epochs. What was redone is no longer among it, so a browser that
    /// goes on asks again, and skips only what it could not open.
    /// </summary>
    public async Task<IReadOnlyList<OldWrap>> OldWrapsAsync(string teamId, CancellationToken stop, int skip = 0)
    {
        var epoch = (await teamKeys.CurrentAsync(teamId, stop))?.Epoch ?? 0;
        return await Old(teamId, epoch).OrderBy(wrap => wrap.ConcernId).ThenBy(wrap => wrap.Epoch).Skip(Math.Max(0, skip)).Take(MostAtOnce)
            .Join(db.Concerns, wrap => wrap.ConcernId, concern => concern.Id, (wrap, concern) => new OldWrap(concern.Id, concern.Kind, wrap.Epoch, wrap.Jwe))
            .ToListAsync(stop);
    }

    /// <summary>Puts wraps of the current epoch in place of older ones; the contents stay as they are. All of them or none.</summary>
    public async Task<bool> RewrapAsync(Guid memberId, string teamId, IReadOnlyList<NewWrap> wraps, CancellationToken stop)
    {
        if (wraps.Count > MostAtOnce || await teamKeys.CurrentAsync(teamId, stop) is not { } current
            || !await db.HeldTeamKeys.AnyAsync(held => held.MemberId == memberId && held.TeamId == teamId && held.Epoch == current.Epoch, stop))
        {
            return false;
        }

        foreach (var wrap in wraps)
        {
            var concern = await db.Concerns.FirstOrDefaultAsync(each => each.Id == wrap.ConcernId && each.TeamId == teamId, stop);
            if (concern is null || concern.Epoch >= current.Epoch
                || !SealedShape.IsWrapFor(wrap.Jwe, concern.Id, concern.Kind, teamId, current.Epoch, current.PublicJwk))
            {
                return false;
            }

            db.RemoveRange(await db.ConcernWraps.Where(old => old.ConcernId == concern.Id && old.Recipient == teamId).ToListAsync(stop));
            db.Add(new ConcernWrap { ConcernId = concern.Id, Recipient = teamId, Epoch = current.Epoch, Jwe = wrap.Jwe });
            concern.Epoch = current.Epoch;
            concern.Version = Guid.NewGuid();
        }

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

    /// <summary>
    /// Destroys what nothing needs any more: what members who left held, unless they alone could open a live concern, and
    /// private keys of retired epochs once intake no longer takes them and no live wrap is sealed to them. A team whose key
    /// nobody holds stops receiving, so that what is meant for it goes to a team that can read it.
    /// </summary>
    public async Task TidyAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var before = now - Grace;
        var active = db.Users.Where(member => member.LeftAt == null);
        var left = await db.HeldTeamKeys
            .Where(held => !active.Any(member => member.Id == held.MemberId))
            .Where(held => db.HeldTeamKeys.Any(other => other.TeamId == held.TeamId && other.Epoch == held.Epoch && active.Any(member => member.Id == other.MemberId))
                || !db.ConcernWraps.Any(wrap => wrap.Recipient == held.TeamId && wrap.Epoch == held.Epoch))
            .ExecuteDeleteAsync(stop);
        await db.MemberKeys
            .Where(key => !active.Any(member => member.Id == key.MemberId) && !db.HeldTeamKeys.Any(held => held.MemberId == key.MemberId))
            .ExecuteDeleteAsync(stop);
        var silent = await db.TeamKeys
            .Where(key => key.RetiredAt == null
                && !db.HeldTeamKeys.Any(held => held.TeamId == key.TeamId && held.Epoch == key.Epoch && active.Any(member => member.Id == held.MemberId)))
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, now), stop);
        var old = await db.HeldTeamKeys
            .Where(held => db.TeamKeys.Any(key => key.TeamId == held.TeamId && key.Epoch == held.Epoch && key.RetiredAt != null && key.RetiredAt <= before))
            .Where(held => !db.ConcernWraps.Any(wrap => wrap.Recipient == held.TeamId && wrap.Epoch == held.Epoch))
            .ExecuteDeleteAsync(stop);
        if (left + silent + old > 0)
            Tidied(left, old, silent);
    }

    private IQueryable<ConcernWrap> Old(string teamId, int epoch) =>
        db.ConcernWraps.AsNoTracking().Where(wrap => wrap.Recipient == teamId && wrap.Epoch < epoch);

    private Task<List<EpochHolder>> HoldersAsync(string teamId, int epoch, CancellationToken stop) => db.HeldTeamKeys.AsNoTracking()
        .Where(held => held.TeamId == teamId && held.Epoch == epoch)
        .Join(db.Users.Where(member => member.LeftAt == null && member.TeamId == teamId), held => held.MemberId, member => member.Id, (_, member) => member)
        .Join(db.MemberKeys, member => member.Id, key => key.MemberId, (member, key) => new { member.Id, member.DisplayName, key.PublicJwk })
        .OrderBy(holder => holder.DisplayName)
        .Select(holder => new EpochHolder(holder.Id, holder.DisplayName, holder.PublicJwk))
        .ToListAsync(stop);

    [LoggerMessage(LogLevel.Information, "Team {TeamId} began key epoch {Epoch}")]
    private partial void Began(string teamId, int epoch);

    [LoggerMessage(LogLevel.Information, "Keys tidied: {Left} of members who left, {Old} of old epochs, {Silent} teams without a holder")]
    private partial void Tidied(int left, int old, int silent);
}
