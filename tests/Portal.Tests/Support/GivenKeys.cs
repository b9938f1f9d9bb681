using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Keys;
using Portal.Features.Concerns;
using Portal.Sealing;

namespace Portal.Tests.Support;

/// <summary>A member with keys, as their browser would hold them.</summary>
internal sealed record KeyedMember(TestMember Member, Guid Id, string TeamId, PrivateKey Key, string Passphrase)
{
    internal RecipientName Name => RecipientName.Member(Id);
}

/// <summary>Members, team keys and concerns made with the sealing library instead of a browser.</summary>
internal sealed class GivenKeys(StaffSite staff)
{
    internal const string Canary = "Kanarialintu lauloi Ünïcödellä 112";

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A member whose own key is kept, and who is the first of the team if nobody was before.</summary>
    internal async Task<(KeyedMember Member, PrivateKey TeamKey)> FirstAsync(string team)
    {
        var teamKey = PrivateKey.Generate();
        return (await MemberAsync(team, teamKey), teamKey);
    }

    internal async Task<KeyedMember> MemberAsync(string team, PrivateKey? teamKey = null)
    {
        var member = await staff.MemberAsync(team);
        var keyed = new KeyedMember(member, await IdOfAsync(member), team, PrivateKey.Generate(), $"sattuma {Guid.NewGuid():N} lause");
        var result = await staff.UseAsync<KeyRing, SetUpResult>(ring => ring.SetUpAsync(
            keyed.Id, team, Own(keyed), teamKey is null ? null : new NewTeamKey(1, teamKey.Public.ToJwk(), Wrap(teamKey, team, 1, keyed)), Stop));
        Assert.Equal(SetUpResult.Made, result);
        return keyed;
    }

    internal async Task AdmitAsync(KeyedMember admitting, KeyedMember added, PrivateKey teamKey, int epoch = 1) =>
        Assert.True(await staff.UseAsync<KeyRing, bool>(ring => ring.AdmitAsync(
            admitting.Id, admitting.TeamId, added.Id, [new WrappedTeamKey(epoch, Wrap(teamKey, admitting.TeamId, epoch, added))], Stop)));

    internal static NewMemberKey Own(KeyedMember keyed)
    {
        using var code = RecoveryCode.Generate();
        using var recovery = SlotSecret.FromRecoveryCode(code);
        Assert.True(SlotSecret.TryFromPassphrase(keyed.Passphrase, out var passphrase));
        using (passphrase)
            return new NewMemberKey(keyed.Key.Public.ToJwk(), KeySlot.Seal(keyed.Key, keyed.Id, passphrase), KeySlot.Seal(keyed.Key, keyed.Id, recovery));
    }

    internal static string Wrap(PrivateKey teamKey, string team, int epoch, KeyedMember member) =>
        TeamKeyWrap.Seal(teamKey, RecipientName.Team(team), epoch, member.Name, member.Key.Public);

    /// <summary>A concern as the server seals one.</summary>
    internal async Task<Guid> ConcernAsync(string team, PublicKey teamKey, int epoch = 1, string words = Canary, string kind = "concern", object? extra = null)
    {
        var id = Guid.NewGuid();
        Assert.True(RecordKind.TryParse(kind, out var record));
        using var contentKey = SymmetricKey.Generate();
        var text = extra is null
            ? JsonSerializer.Serialize(new { language = "fi", answers = new { role = new[] { "family" }, place = new[] { "853" }, words = new[] { words } } })
            : JsonSerializer.Serialize(new { language = "fi", answers = new { words = new[] { words }, passport = new[] { "forbidden" } } });
        var content = SealedContent.Seal(Encoding.UTF8.GetBytes(text), new ContentHeader(id, record, 1, ContentOrigin.Server), contentKey);
        var day = DateOnly.FromDateTime(staff.Clock.GetUtcNow().DateTime);
        await staff.UseAsync<PortalDb>(async db =>
        {
            db.Add(new Concern
            {
                Id = id,
                TeamId = team,
                ReceivedOn = day,
                Kind = kind,
                Urgent = false,
                Epoch = epoch,
                Origin = "server",
                Stage = "received",
                DueOn = day.AddDays(1),
                Content = content,
                Version = Guid.NewGuid(),
            });
            db.Add(new ConcernWrap
            {
                ConcernId = id,
                Recipient = team,
                Epoch = epoch,
                Jwe = ContentWrap.Seal(contentKey, id, record, new Recipient(RecipientName.Team(team), epoch, teamKey)),
            });
            await db.SaveChangesAsync(Stop);
        });
        return id;
    }

    /// <summary>A reason for a transfer, sealed under a key that nobody has: the server cannot tell.</summary>
    internal static string Note(Guid concern)
    {
        Assert.True(RecordKind.TryParse("transfer-note", out var kind));
        using var key = SymmetricKey.Generate();
        return SealedContent.Seal("Syy"u8, new ContentHeader(concern, kind, 1, ContentOrigin.Browser), key);
    }

    internal Task<Guid> IdOfAsync(TestMember member) =>
        staff.UseAsync<PortalDb, Guid>(db => db.Users.Where(each => each.Email == member.Address).Select(each => each.Id).SingleAsync(Stop));

    internal static T Opened<T>(Opening<T> opening) => Assert.IsType<Opening<T>.Opened>(opening).Value;
}
