using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Sealing;
using RecoveryCode = Portal.Sealing.RecoveryCode;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Features.Cases.Keys;

/// <summary>
/// Keys for the sample members, made here instead of in their browsers, so that a newcomer can read at once. Only in
/// Development: a real team's keys never exist on the server.
/// </summary>
internal sealed class SampleKeys(PortalDb db, TimeProvider clock) : IDevelopmentSample
{
    private const int Groups = 6;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public int Order => 20;

    public async Task<IReadOnlyList<string>> FillAsync(SampleMembers members, CancellationToken stop)
    {
        List<string> lines = [];
        foreach (var team in members.All.Where(member => member.TeamId is not null).GroupBy(member => member.TeamId ?? ""))
        {
            if (await db.TeamKeys.AnyAsync(key => key.TeamId == team.Key, stop))
                continue;

            using var teamKey = PrivateKey.Generate();
            db.Add(new TeamKey { TeamId = team.Key, Epoch = 1, PublicJwk = teamKey.Public.ToJwk(), CreatedAt = clock.GetUtcNow() });
            foreach (var member in team)
            {
                var passphrase = Make(member, team.Key, teamKey);
                lines.Add($"  {member.Address}  key-passphrase  {passphrase}");
            }
        }

        await db.SaveChangesAsync(stop);
        return lines;
    }

    private string Make(SampleMember member, string teamId, PrivateKey teamKey)
    {
        var passphrase = string.Join(' ', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
        using var own = PrivateKey.Generate();
        using var code = RecoveryCode.Generate();
        using var recovery = SlotSecret.FromRecoveryCode(code);
        if (!SlotSecret.TryFromPassphrase(passphrase, out var secret))
            throw new InvalidOperationException("The sample passphrase was not taken.");

        using (secret)
        {
            db.Add(new MemberKey
            {
                MemberId = member.Id,
                PublicJwk = own.Public.ToJwk(),
                PassphraseSlot = KeySlot.Seal(own, member.Id, secret),
                RecoverySlot = KeySlot.Seal(own, member.Id, recovery),
                CreatedAt = clock.GetUtcNow(),
            });
        }

        db.Add(new HeldTeamKey
        {
            TeamId = teamId,
            Epoch = 1,
            MemberId = member.Id,
            Jwe = TeamKeyWrap.Seal(teamKey, RecipientName.Team(teamId), 1, RecipientName.Member(member.Id), own.Public),
        });
        return passphrase;
    }
}
