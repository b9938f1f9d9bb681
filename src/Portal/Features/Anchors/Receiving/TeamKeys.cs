using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Anchors.Receiving;

/// <summary>Which public key a message to a team is sealed to.</summary>
public sealed class TeamKeys(PortalDb db)
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    /// <summary>The team's newest key that is not retired, or null for a team that cannot receive yet.</summary>
    public Task<TeamKey?> CurrentAsync(string teamId, CancellationToken stop) => db.TeamKeys.AsNoTracking()
        .Where(key => key.TeamId == teamId && key.RetiredAt == null)
        .OrderByDescending(key => key.Epoch)
        .FirstOrDefaultAsync(stop);

    /// <summary>The key of this epoch while intake may still take it: the current one, or one retired less than 24 hours ago.</summary>
    public Task<TeamKey?> AcceptedAsync(string teamId, int epoch, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - Grace;
        return db.TeamKeys.AsNoTracking()
            .FirstOrDefaultAsync(key => key.TeamId == teamId && key.Epoch == epoch && (key.RetiredAt == null || key.RetiredAt > since), stop);
    }

    /// <summary>Team and epoch of every key that intake takes now.</summary>
    public async Task<IReadOnlySet<(string Team, int Epoch)>> AllAcceptedAsync(DateTimeOffset now, CancellationToken stop)
    {
        var since = now - Grace;
        var keys = await db.TeamKeys.AsNoTracking().Where(key => key.RetiredAt == null || key.RetiredAt > since)
            .Select(key => new { key.TeamId, key.Epoch }).ToListAsync(stop);
        return keys.Select(key => (key.TeamId, key.Epoch)).ToHashSet();
    }

    /// <summary>The key of whoever receives for this route: its team, its department's team, the national duty team; null if none can.</summary>
    public Task<TeamKey?> UsableTeamForAsync(AnchorRoute route, CancellationToken stop) =>
        FirstUsableAsync([.. Candidates(route)], stop);

    /// <summary>The key of the national duty team, for a message without a place.</summary>
    public Task<TeamKey?> DutyAsync(CancellationToken stop) => CurrentAsync(ReceivingTeam.DutyId, stop);

    /// <summary>Every team that can receive now.</summary>
    public Task<List<TeamKey>> AllCurrentAsync(CancellationToken stop) => db.TeamKeys.AsNoTracking()
        .Where(key => key.RetiredAt == null)
        .OrderBy(key => key.TeamId).ThenBy(key => key.Epoch)
        .ToListAsync(stop);

    /// <summary>The teams of a route in the order they are tried.</summary>
    public static IEnumerable<string> Candidates(AnchorRoute route)
    {
        if (route.Team is { } team)
            yield return team.Id;
        if (route.DepartmentTeam is { } department && department.Id != route.Team?.Id)
            yield return department.Id;
        yield return ReceivingTeam.DutyId;
    }

    /// <summary>The key of the first of these teams that can receive; null if none can.</summary>
    public async Task<TeamKey?> FirstUsableAsync(IReadOnlyList<string> teams, CancellationToken stop)
    {
        foreach (var team in teams)
        {
            if (await CurrentAsync(team, stop) is { } key)
                return key;
        }

        return null;
    }
}
