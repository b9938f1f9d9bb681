using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Cases.Keys;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Receiving;

/// <summary>A team's next key, and one concern for another team, made in real browsers.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class HandingOn(Browsing browsing) : StaffTest
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task After_somebody_left_a_member_makes_a_new_key_is_interrupted_and_finishes_later()
    {
        var (stays, oldKey) = await Given.FirstAsync("turku");
        var (leaves, colleagues) = (await Given.MemberAsync("turku"), await Given.MemberAsync("turku"));
        await Given.AdmitAsync(stays, leaves, oldKey);
        await Given.AdmitAsync(stays, colleagues, oldKey);
        List<Guid> concerns = [];
        for (var number = 0; number < TeamEpochs.MostAtOnce + 3; number++)
            concerns.Add(await Given.ConcernAsync("turku", oldKey.Public));
        var spoilt = concerns[7];
        await Staff.UseAsync<PortalDb>(db => db.ConcernWraps.Where(wrap => wrap.ConcernId == spoilt)
            .ExecuteUpdateAsync(set => set.SetProperty(wrap => wrap.Jwe, wrap => wrap.Jwe.Substring(0, 40)), Stop));
        Staff.Clock.Advance(TimeSpan.FromMinutes(1));
        await Staff.UseAsync<Members, LeaveResult>(members => members.LeaveAsync(leaves.Id, Stop));

        await using var member = await ColleagueAsync(stays);
        await member.Page.GotoAsync("/staff/keys");
        await member.Page.ClickAsync(".callout a[href$='/staff/keys/epoch']");
        await Assertions.Expect(member.Page.Locator(".rows li")).ToHaveCountAsync(2);
        await Assertions.Expect(member.Page.Locator(".rows")).ToContainTextAsync(stays.Key.Public.Fingerprint);
        await member.Page.FillAsync("#passphrase", stays.Passphrase);
        await member.Page.ClickAsync("form[data-begin-epoch] button");
        await member.Page.WaitForSelectorAsync("form[data-rewrap]", new() { Timeout = 30_000 });
        Assert.Equal(2, await CurrentEpochAsync());

        // The line breaks at the second post; what was moved stays moved.
        var posts = 0;
        await member.Page.RouteAsync("**/staff/keys/epoch?handler=Rewrap", route => ++posts == 2 ? route.AbortAsync() : route.ContinueAsync());
        await member.Page.ClickAsync("form[data-rewrap] button");
        await ExpectAsync(member, "form[data-rewrap]", "failed");
        var left = await OldAsync();
        Assert.InRange(left, 1, 5);
        await member.Page.UnrouteAllAsync();
        await member.Page.ReloadAsync();
        await member.Page.ClickAsync("form[data-rewrap] button");
        await ExpectAsync(member, "form[data-rewrap]", "part");
        Assert.Equal(1, await OldAsync());

        // A colleague who was wrapped to the new key reads; intake takes the old one for a day, and then the old key is no more.
        await using var other = await ColleagueAsync(colleagues);
        await other.UnlocksOnTheWayToAsync($"/staff/concerns/{concerns[0]}", colleagues.Passphrase);
        await other.PressesOpenAsync();
        await Assertions.Expect(other.Text).ToContainTextAsync(GivenKeys.Canary);
        await Staff.UseAsync<PortalDb>(db => db.Concerns.Where(each => each.Id == spoilt).ExecuteDeleteAsync(Stop));
        await Staff.UseAsync<TeamEpochs>(epochs => epochs.TidyAsync(Stop));
        Assert.Equal([1, 2], await HeldAsync(stays));
        Staff.Clock.Advance(TimeSpan.FromHours(25));
        await Staff.UseAsync<TeamEpochs>(epochs => epochs.TidyAsync(Stop));
        Assert.Equal([2], await HeldAsync(stays));
        Assert.DoesNotContain(member.Sent, sent => sent.Contains(stays.Passphrase, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_transfers_a_concern_and_only_the_other_team_reads_it_and_why()
    {
        const string Reason = "Paikka kuuluu teille \u202Etakaperin";
        var (ours, ourKey) = await Given.FirstAsync("turku");
        var (theirs, theirKey) = await Given.FirstAsync("oulu");
        var concern = await Given.ConcernAsync("turku", ourKey.Public);
        await using var sender = await ColleagueAsync(ours);
        await sender.Page.GotoAsync($"/staff/concerns/{concern}/transfer");
        await sender.Page.ClickAsync("[data-locked] a");
        await sender.UnlocksAsync("passphrase", ours.Passphrase);
        await sender.Page.ArrivesAtAsync("/transfer");
        await sender.Page.SelectOptionAsync("#team", "oulu");
        await sender.Page.FillAsync("#reason", Reason);
        await sender.Page.CheckAsync("#sure");

        // The other team changes its key at this very moment: said clearly, nothing moved, nothing typed lost.
        using var nextKey = PrivateKey.Generate();
        Assert.True(await Staff.UseAsync<TeamEpochs, bool>(epochs => epochs.BeginAsync(
            theirs.Id, "oulu", new NextTeamKey(2, nextKey.Public.ToJwk(), [new(theirs.Id, GivenKeys.Wrap(nextKey, "oulu", 2, theirs))]), Stop)));
        await sender.Page.ClickAsync("form[data-transfer] button");
        await ExpectAsync(sender, "form[data-transfer]", "changed");
        Assert.Equal(Reason, await sender.Page.InputValueAsync("#reason"));
        Assert.Equal("turku", await TeamOfAsync(concern));

        await sender.Page.ClickAsync("form[data-transfer] button");
        await sender.Page.ArrivesAtAsync("/staff/concerns?done=transferred");
        await Assertions.Expect(sender.Page.Locator("[role=status]")).ToBeVisibleAsync();
        Assert.Equal(0, await sender.Page.Locator($"a[href*='{concern}']").CountAsync());
        Assert.Equal(404, (await sender.Page.GotoAsync($"/staff/concerns/{concern}"))!.Status);
        Assert.DoesNotContain(sender.Sent, sent => sent.Contains("takaperin", StringComparison.Ordinal) || sent.Contains("Kanarialintu", StringComparison.Ordinal));

        await using var receiver = await ColleagueAsync(theirs);
        await receiver.UnlocksOnTheWayToAsync($"/staff/concerns/{concern}", theirs.Passphrase);
        await receiver.PressesOpenAsync();
        await Assertions.Expect(receiver.Text).ToContainTextAsync(GivenKeys.Canary);
        await Assertions.Expect(receiver.Page.Locator("[data-reason]")).ToHaveTextAsync("Paikka kuuluu teille takaperin");
        Assert.Empty(receiver.Faults);
    }

    [Fact]
    public async Task A_team_that_has_lost_its_key_is_said_so_and_taken_off_the_list()
    {
        var (ours, ourKey) = await Given.FirstAsync("turku");
        await Given.FirstAsync("oulu");
        await Given.FirstAsync("vantaa");
        var concern = await Given.ConcernAsync("turku", ourKey.Public);
        await using var sender = await ColleagueAsync(ours);
        await sender.UnlocksOnTheWayToAsync($"/staff/concerns/{concern}/transfer", ours.Passphrase);
        await sender.Page.SelectOptionAsync("#team", "oulu");
        await sender.Page.FillAsync("#reason", "Syy");
        await sender.Page.CheckAsync("#sure");
        await Staff.UseAsync<PortalDb>(db => db.TeamKeys.Where(key => key.TeamId == "oulu")
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, Staff.Clock.GetUtcNow()), Stop));
        await sender.Page.ClickAsync("form[data-transfer] button");
        await ExpectAsync(sender, "form[data-transfer]", "unable");
        Assert.Equal(0, await sender.Page.Locator("#team option[value=oulu]").CountAsync());
        Assert.Equal("Syy", await sender.Page.InputValueAsync("#reason"));
        Assert.Equal("turku", await TeamOfAsync(concern));
    }

    private static async Task ExpectAsync(Colleague colleague, string root, string word)
    {
        var says = colleague.Page.Locator($"{root} [data-says]");
        await Assertions.Expect(says).ToHaveTextAsync(await says.GetAttributeAsync("data-" + word) ?? "", Patient);
    }

    private async Task<Colleague> ColleagueAsync(KeyedMember member)
    {
        var colleague = new Colleague(await browsing.PageAsync(Staff.Site.Address, "fi"), Staff, member.Member);
        await colleague.SignsInAsync();
        return colleague;
    }

    private Task<int> CurrentEpochAsync() =>
        Staff.UseAsync<PortalDb, int>(db => db.TeamKeys.Where(key => key.TeamId == "turku" && key.RetiredAt == null).Select(key => key.Epoch).SingleAsync(Stop));

    private Task<int> OldAsync() => Staff.UseAsync<PortalDb, int>(db => db.ConcernWraps.CountAsync(wrap => wrap.Recipient == "turku" && wrap.Epoch == 1, Stop));

    private Task<List<int>> HeldAsync(KeyedMember member) => Staff.UseAsync<PortalDb, List<int>>(
        db => db.HeldTeamKeys.Where(held => held.MemberId == member.Id).Select(held => held.Epoch).Order().ToListAsync(Stop));

    private Task<string> TeamOfAsync(Guid concern) =>
        Staff.UseAsync<PortalDb, string>(db => db.Concerns.Where(each => each.Id == concern).Select(each => each.TeamId).SingleAsync(Stop));
}
