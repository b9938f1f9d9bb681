using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Cases.Keys;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>A newcomer in Development reads at once with what was printed.</summary>
public sealed class SampleOfKeys
{
    [Fact]
    public async Task The_printed_passphrase_opens_the_members_key_and_with_it_the_teams()
    {
        await using var staff = await StaffSite.StartAsync();
        var member = await staff.MemberAsync("turku");
        var id = await new GivenKeys(staff).IdOfAsync(member);
        var members = new SampleMembers();
        members.Add(new SampleMember(id, "turku", member.Address, member.Password));
        var line = Assert.Single(await staff.UseAsync<PortalDb, IReadOnlyList<string>>(db =>
            new SampleKeys(db, staff.Clock).FillAsync(members, GivenKeys.Stop)));

        Assert.True(SlotSecret.TryFromPassphrase(line.Split("  ")[^1], out var passphrase));
        using (passphrase)
        {
            var own = await staff.UseAsync<KeyRing, OwnKey?>(ring => ring.OwnAsync(id, GivenKeys.Stop));
            using var key = GivenKeys.Opened(KeySlot.Open(own?.PassphraseSlot, id, passphrase));
            var held = Assert.Single(await staff.UseAsync<KeyRing, IReadOnlyList<HeldKey>>(ring => ring.HeldAsync(id, "turku", GivenKeys.Stop)));
            Assert.True(PublicKey.TryFromJwk(held.PublicJwk, out var team));
            using var teamKey = GivenKeys.Opened(TeamKeyWrap.Open(held.Jwe, RecipientName.Team("turku"), 1, team, RecipientName.Member(id), key));
            Assert.Equal(team, teamKey.Public);
        }
    }
}
