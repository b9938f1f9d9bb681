using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Cases.Inbox;
using Portal.Features.Cases.Keys;
using Portal.Features.Cases.Transfer;
using Portal.Features.Concerns.Mailbox;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>Set-up, admission, a new epoch after somebody left, and transfer – on real envelopes.</summary>
public sealed class TeamKeysAndEpochs : StaffTest
{
    [Fact]
    public async Task The_second_member_of_a_team_waits_until_somebody_who_holds_the_key_admits_them()
    {
        var (first, teamKey) = await Given.FirstAsync("turku");
        var second = await Given.MemberAsync("turku");
        Assert.False((await StateAsync(second)).Holds(second.Id));

        // Nobody without the key can admit, not even somebody of the team.
        var third = await Given.MemberAsync("turku");
        Assert.Null(await Staff.UseAsync<KeyRing, Admission?>(ring => ring.AdmissionAsync(third.Id, "turku", second.Id, Stop)));

        await Given.AdmitAsync(first, second, teamKey);
        Assert.True((await StateAsync(second)).Holds(second.Id));
        var held = (await HeldAsync(second)).Single();
        using var opened = GivenKeys.Opened(TeamKeyWrap.Open(held.Jwe, RecipientName.Team("turku"), 1, teamKey.Public, second.Name, second.Key));
        Assert.Equal(teamKey.Public, opened.Public);
    }

    [Fact]
    public async Task A_team_that_has_a_key_keeps_it_when_a_second_first_member_comes()
    {
        var (_, teamKey) = await Given.FirstAsync("turku");
        var (late, other) = await Given.FirstAsync("turku");
        Assert.False((await StateAsync(late)).Holds(late.Id));
        Assert.Empty(await HeldAsync(late));
        Assert.NotEqual(teamKey.Public, other.Public);
        Assert.Equal(teamKey.Public.ToJwk(), await Staff.UseAsync<PortalDb, string>(db => db.TeamKeys.Select(key => key.PublicJwk).SingleAsync(Stop)));
    }

    [Fact]
    public async Task What_is_not_sealed_for_this_member_is_refused()
    {
        var (first, teamKey) = await Given.FirstAsync("turku");
        var second = await Given.MemberAsync("turku");
        var outsider = await Given.MemberAsync("oulu");
        using var wrong = PrivateKey.Generate();
        string[] wraps =
        [
            "", "not.a.jwe", GivenKeys.Wrap(teamKey, "turku", 1, outsider), GivenKeys.Wrap(teamKey, "turku", 2, second),
            GivenKeys.Wrap(teamKey, "oulu", 1, second), GivenKeys.Wrap(wrong, "turku", 1, second),
        ];
        foreach (var wrap in wraps)
        {
            Assert.False(await Staff.UseAsync<KeyRing, bool>(ring =>
                ring.AdmitAsync(first.Id, "turku", second.Id, [new WrappedTeamKey(1, wrap)], Stop)));
        }

        Assert.False(await Staff.UseAsync<KeyRing, bool>(ring =>
            ring.AdmitAsync(first.Id, "turku", outsider.Id, [new WrappedTeamKey(1, GivenKeys.Wrap(teamKey, "turku", 1, outsider))], Stop)));
        var again = GivenKeys.Own(first);
        Assert.Equal(SetUpResult.AlreadyMade, await Staff.UseAsync<KeyRing, SetUpResult>(ring => ring.SetUpAsync(first.Id, "turku", again, null, Stop)));
        Assert.Equal(SetUpResult.Refused, await Staff.UseAsync<KeyRing, SetUpResult>(ring => ring.SetUpAsync(second.Id, "turku", again, null, Stop)));
    }

    [Fact]
    public async Task After_a_member_leaves_a_new_epoch_takes_over_and_the_old_key_is_destroyed()
    {
        var (stays, oldKey) = await Given.FirstAsync("turku");
        var leaves = await Given.MemberAsync("turku");
        await Given.AdmitAsync(stays, leaves, oldKey);
        var concern = await Given.ConcernAsync("turku", oldKey.Public);
        await Staff.UseAsync<Members, LeaveResult>(members => members.LeaveAsync(leaves.Id, Stop));

        using var newKey = PrivateKey.Generate();
        var toBoth = new NextTeamKey(2, newKey.Public.ToJwk(), [new(stays.Id, GivenKeys.Wrap(newKey, "turku", 2, stays)), new(leaves.Id, GivenKeys.Wrap(newKey, "turku", 2, leaves))]);
        Assert.False(await BeginAsync(stays, toBoth));
        Assert.True(await BeginAsync(stays, toBoth with { Wraps = [toBoth.Wraps[0]] }));
        Assert.False(await BeginAsync(stays, toBoth with { Wraps = [toBoth.Wraps[0]] }));

        // The content key is wrapped anew by who can open both; the content is not touched.
        var before = await ContentAsync(concern);
        var old = Assert.Single(await Staff.UseAsync<TeamEpochs, IReadOnlyList<OldWrap>>(epochs => epochs.OldWrapsAsync("turku", Stop)));
        await TidyAsync(TimeSpan.FromHours(25));
        Assert.Equal(2, (await HeldAsync(stays)).Count);
        var resealed = GivenKeys.Opened(ContentWrap.Reseal(
            old.Jwe, old.ConcernId, RecordKind.Concern, RecipientName.Team("turku"), 1, oldKey, new Recipient(RecipientName.Team("turku"), 2, newKey.Public)));
        Assert.False(await RewrapAsync(leaves, resealed, concern));
        Assert.False(await RewrapAsync(stays, old.Jwe, concern));
        Assert.True(await RewrapAsync(stays, resealed, concern));
        Assert.Equal(before, await ContentAsync(concern));
        Assert.Contains(GivenKeys.Canary, await ReadAsync(concern, stays, newKey, 2), StringComparison.Ordinal);

        // No live wrap needs the old private key any more, nor anything of the one who left.
        await TidyAsync(TimeSpan.Zero);
        Assert.Equal(2, (await HeldAsync(stays)).Single().Epoch);
        Assert.Empty(await HeldAsync(leaves));
        Assert.Null(await Staff.UseAsync<KeyRing, OwnKey?>(ring => ring.OwnAsync(leaves.Id, Stop)));
    }

    [Fact]
    public async Task The_old_key_lives_while_intake_may_still_take_it_or_a_wrap_needs_it()
    {
        var (member, oldKey) = await Given.FirstAsync("turku");
        using var newKey = PrivateKey.Generate();
        Assert.True(await BeginAsync(member, new NextTeamKey(2, newKey.Public.ToJwk(), [new(member.Id, GivenKeys.Wrap(newKey, "turku", 2, member))])));
        await TidyAsync(TimeSpan.FromHours(23));
        Assert.Equal(2, (await HeldAsync(member)).Count);
        await Given.ConcernAsync("turku", oldKey.Public);
        await TidyAsync(TimeSpan.FromHours(100));
        Assert.Equal(2, (await HeldAsync(member)).Count);
    }

    [Fact]
    public async Task A_team_whose_last_holder_left_stops_receiving_and_keeps_what_only_they_could_open()
    {
        var (last, teamKey) = await Given.FirstAsync("turku");
        await Given.ConcernAsync("turku", teamKey.Public);
        await Staff.UseAsync<Members, LeaveResult>(members => members.LeaveAsync(last.Id, Stop));
        await TidyAsync(TimeSpan.FromHours(48));
        Assert.True((await StateAsync(last)) is { TeamHasKey: false, NextEpoch: 2 });
        Assert.Single(await HeldAsync(last));
    }

    [Fact]
    public async Task A_transferred_concern_is_the_other_teams_and_no_longer_ours()
    {
        var (ours, ourKey) = await Given.FirstAsync("turku");
        var (theirs, theirKey) = await Given.FirstAsync("oulu");
        var concern = await Given.ConcernAsync("turku", ourKey.Public);
        var wrap = await Staff.UseAsync<PortalDb, string>(db => db.ConcernWraps.Where(each => each.ConcernId == concern).Select(each => each.Jwe).SingleAsync(Stop));
        var resealed = GivenKeys.Opened(ContentWrap.Reseal(
            wrap, concern, RecordKind.Concern, RecipientName.Team("turku"), 1, ourKey, new Recipient(RecipientName.Team("oulu"), 1, theirKey.Public)));

        var note = GivenKeys.Note(concern);
        Assert.Equal(TransferResult.Refused, await TransferAsync(concern, theirs, "turku", "oulu", resealed, note));
        Assert.Equal(TransferResult.Refused, await TransferAsync(concern, ours, "turku", "oulu", wrap, note));
        Assert.Equal(TransferResult.Refused, await TransferAsync(concern, ours, "turku", "oulu", resealed, GivenKeys.Note(Guid.NewGuid())));
        Assert.Equal(TransferResult.Refused, await TransferAsync(concern, ours, "turku", "turku", resealed, note));
        Assert.Equal(TransferResult.NotFound, await TransferAsync(Guid.NewGuid(), ours, "turku", "oulu", resealed, note));
        Assert.Equal(TransferResult.NotFound, await TransferAsync(concern, theirs, "oulu", "turku", resealed, note));
        Assert.Equal(TransferResult.KeyChanged, await TransferAsync(concern, ours, "turku", "nowhere", resealed, note));
        Assert.Equal(0, await Staff.UseAsync<PortalDb, int>(db => db.Notices.CountAsync(Stop)));
        var day = DateOnly.FromDateTime(Staff.Clock.GetUtcNow().DateTime);
        await Staff.UseAsync<PortalDb>(async db =>
        {
            db.AddRange(new DuePromise { ConcernId = concern, What = DuePromise.Close, On = day.AddDays(60) }, new DuePromise { ConcernId = concern, What = DuePromise.Erase, On = day.AddDays(30) });
            await db.Concerns.Where(each => each.Id == concern).ExecuteUpdateAsync(set => set.SetProperty(each => each.DueOn, day.AddDays(-45)), Stop);
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(TransferResult.Transferred, await TransferAsync(concern, ours, "turku", "oulu", resealed, note));
        Assert.Null(await FindAsync(concern, ours));
        // What the first team promised neither closes nor erases it, and it is not late on arrival.
        Staff.Clock.Advance(TimeSpan.FromDays(100));
        await Staff.UseAsync<Retention, RetentionRound>(retention => retention.RunAsync(Stop));
        Assert.Equal("received", await Staff.UseAsync<PortalDb, string>(db => db.Concerns.Where(each => each.Id == concern).Select(each => each.Stage).SingleAsync(Stop)));
        Assert.Contains(GivenKeys.Canary, await ReadAsync(concern, theirs, theirKey, 1), StringComparison.Ordinal);
        Assert.Equal(1, await Staff.UseAsync<PortalDb, int>(db => db.Notices.CountAsync(notice => notice.TeamId == "oulu", Stop)));
        Assert.Equal(1, await Staff.UseAsync<PortalDb, int>(db => db.ConcernEvents.CountAsync(each => each.What == "transferred", Stop)));
        Assert.True(await Staff.UseAsync<PortalDb, DateOnly>(db => db.Concerns.Where(each => each.Id == concern).Select(each => each.DueOn).SingleAsync(Stop)) > day);
    }

    [Theory]
    [InlineData("concern", "turku", "feedback", TransferResult.Refused)]
    [InlineData("visit", "turku", "feedback", TransferResult.Refused)]
    [InlineData("feedback", "turku", "feedback", TransferResult.Transferred)]
    [InlineData("feedback", "feedback", "turku", TransferResult.Transferred)]
    [InlineData("visit", "turku", "oulu", TransferResult.Transferred)]
    public async Task Only_feedback_goes_to_the_feedback_desk_and_what_came_to_the_wrong_place_can_go_on(string kind, string from, string to, TransferResult expected)
    {
        var (ours, ourKey) = await Given.FirstAsync(from);
        var (_, theirKey) = await Given.FirstAsync(to);
        var message = await Given.ConcernAsync(from, ourKey.Public, kind: kind);
        var due = await DueAsync();
        Assert.True(RecordKind.TryParse(kind, out var record));
        var wrap = await Staff.UseAsync<PortalDb, string>(db => db.ConcernWraps.Where(each => each.ConcernId == message).Select(each => each.Jwe).SingleAsync(Stop));
        var resealed = GivenKeys.Opened(ContentWrap.Reseal(
            wrap, message, record, RecipientName.Team(from), 1, ourKey, new Recipient(RecipientName.Team(to), 1, theirKey.Public)));
        Assert.Equal(expected, await TransferAsync(message, ours, from, to, resealed, GivenKeys.Note(message)));
        Assert.Equal(expected == TransferResult.Transferred ? to : from,
            await Staff.UseAsync<PortalDb, string>(db => db.Concerns.Where(each => each.Id == message).Select(each => each.TeamId).SingleAsync(Stop)));
        // Whoever waits for an answer by a day waits by that day, wherever it goes.
        Assert.Equal(due, await DueAsync());

        Task<DateOnly> DueAsync() => Staff.UseAsync<PortalDb, DateOnly>(db => db.Concerns.Where(each => each.Id == message).Select(each => each.DueOn).SingleAsync(Stop));
    }

    private async Task<string> ReadAsync(Guid concern, KeyedMember reader, PrivateKey teamKey, int epoch)
    {
        var found = Assert.IsType<SealedCase>(await FindAsync(concern, reader));
        using var held = GivenKeys.Opened(TeamKeyWrap.Open(found.TeamKey, RecipientName.Team(reader.TeamId), epoch, teamKey.Public, reader.Name, reader.Key));
        using var contentKey = GivenKeys.Opened(ContentWrap.Open(found.Wrap, concern, RecordKind.Concern, RecipientName.Team(reader.TeamId), epoch, held));
        return System.Text.RegularExpressions.Regex.Unescape(System.Text.Encoding.UTF8.GetString(
            GivenKeys.Opened(SealedContent.Open(found.Content, concern, RecordKind.Concern, contentKey)).Plain));
    }

    private Task<KeyState> StateAsync(KeyedMember member) => Staff.UseAsync<KeyRing, KeyState>(ring => ring.StateAsync(member.Id, member.TeamId, Stop));

    private Task<IReadOnlyList<HeldKey>> HeldAsync(KeyedMember member) =>
        Staff.UseAsync<KeyRing, IReadOnlyList<HeldKey>>(ring => ring.HeldAsync(member.Id, member.TeamId, Stop));

    private Task<SealedCase?> FindAsync(Guid concern, KeyedMember member) =>
        Staff.UseAsync<CaseDesk, SealedCase?>(desk => desk.FindAsync(concern, member.TeamId, member.Id, Stop));

    private Task<bool> BeginAsync(KeyedMember member, NextTeamKey next) =>
        Staff.UseAsync<TeamEpochs, bool>(epochs => epochs.BeginAsync(member.Id, member.TeamId, next, Stop));

    private Task<bool> RewrapAsync(KeyedMember member, string jwe, Guid concern) =>
        Staff.UseAsync<TeamEpochs, bool>(epochs => epochs.RewrapAsync(member.Id, member.TeamId, [new NewWrap(concern, jwe)], Stop));

    private Task<TransferResult> TransferAsync(Guid concern, KeyedMember member, string from, string to, string wrap, string note) =>
        Staff.UseAsync<CaseTransfer, TransferResult>(transfer => transfer.TransferAsync(concern, member.Id, from, new TransferRequest(to, wrap, note), Stop));

    private Task<string> ContentAsync(Guid concern) =>
        Staff.UseAsync<PortalDb, string>(db => db.Concerns.Where(each => each.Id == concern).Select(each => each.Content).SingleAsync(Stop));

    private async Task TidyAsync(TimeSpan later)
    {
        Staff.Clock.Advance(later);
        await Staff.UseAsync<TeamEpochs>(epochs => epochs.TidyAsync(Stop));
    }
}
