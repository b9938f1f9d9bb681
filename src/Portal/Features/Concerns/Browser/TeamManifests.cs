using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Sealing;

namespace Portal.Features.Concerns.Browser;

/// <summary>The signed list of team keys: what is to be signed offline, what came back, and what browsers are given.</summary>
internal sealed partial class TeamManifests(
    PortalDb db, TeamKeys keys, PinnedKey pinned, IHostEnvironment environment, TimeProvider clock, ILogger<TeamManifests> logger)
{
    private static readonly TimeSpan UnsignedFor = TimeSpan.FromDays(1);

    /// <summary>
    /// What a browser may seal by: the signed manifest while it is valid and names no key that intake would refuse. Null
    /// otherwise – browsers then use the way without scripts, where the server seals. Development may answer unsigned.
    /// </summary>
    public async Task<TeamKeysAnswer?> AnswerAsync(CancellationToken stop)
    {
        if (pinned.Key is null)
            return environment.IsDevelopment() ? new TeamKeysAnswer(null, SealedManifest.Write(await ListAsync(UnsignedFor, stop))) : null;

        var row = await LatestAsync(stop);
        if (SealedManifest.Open(row?.Jws, pinned.Key, clock.GetUtcNow()) is not Opening<Manifest>.Opened(var manifest))
        {
            NotSigned();
            return null;
        }

        var accepted = await keys.AllAcceptedAsync(clock.GetUtcNow(), stop);
        if (manifest.Teams.FirstOrDefault(named => !accepted.Contains((Id(named), named.Epoch))) is { } old)
        {
            Outdated(Id(old));
            return null;
        }

        return new TeamKeysAnswer(row?.Jws, null);
    }

    /// <summary>Today's keys of all teams that can receive, ready to be signed.</summary>
    public async Task<Manifest> ListAsync(TimeSpan lifetime, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        List<Sealing.TeamKey> teams = [];
        foreach (var key in await keys.AllCurrentAsync(stop))
        {
            if (RecipientName.TryParse($"team:{key.TeamId}", out var name) && PublicKey.TryFromJwk(key.PublicJwk, out var jwk))
                teams.Add(new Sealing.TeamKey(name, key.Epoch, jwk));
        }

        return new Manifest(now, now + lifetime, teams);
    }

    /// <summary>Keeps a signed manifest. Refused unless the pinned key signed it, it is valid now, and it is newer than the last.</summary>
    public async Task<bool> ImportAsync(string jws, CancellationToken stop)
    {
        if (pinned.Key is not { } signer || SealedManifest.Open(jws, signer, clock.GetUtcNow()) is not Opening<Manifest>.Opened(var manifest))
            return false;
        var issued = manifest.Issued.ToUnixTimeSeconds();
        if (await LatestAsync(stop) is { } latest && latest.Issued >= issued)
            return false;

        db.Add(new TeamManifest { Issued = issued, Jws = jws });
        await db.SaveChangesAsync(stop);
        return true;
    }

    private static string Id(Sealing.TeamKey key) => key.Team.Name["team:".Length..];

    private Task<TeamManifest?> LatestAsync(CancellationToken stop) => db.Set<TeamManifest>().AsNoTracking()
        .OrderByDescending(manifest => manifest.Issued).FirstOrDefaultAsync(stop);

    [LoggerMessage(LogLevel.Warning, "No valid manifest of team keys is signed: browsers do not seal")]
    private partial void NotSigned();

    [LoggerMessage(LogLevel.Warning, "The manifest names an old key of team {Team}: browsers do not seal until a newer one is imported")]
    private partial void Outdated(string team);
}
