using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Inbox;
using Portal.Features.Concerns.Mailbox;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>After a flood: many at once, only the team's own, and on record.</summary>
public sealed class ClearingJunk : IAsyncLifetime
{
    private StaffSite _staff = null!;
    private GivenKeys _given = null!;

    private static CancellationToken Stop => GivenKeys.Stop;

    public async ValueTask InitializeAsync()
    {
        _staff = await StaffSite.StartAsync();
        _given = new GivenKeys(_staff);
    }

    public ValueTask DisposeAsync() => _staff.DisposeAsync();

    [Fact]
    public async Task Chosen_messages_go_with_all_that_belongs_to_them_and_the_clearing_is_recorded()
    {
        var (member, key) = await _given.FirstAsync("turku");
        var (_, otherKey) = await _given.FirstAsync("oulu");
        List<Guid> junk = [await _given.ConcernAsync("turku", key.Public), await _given.ConcernAsync("turku", key.Public)];
        var kept = await _given.ConcernAsync("turku", key.Public);
        var foreign = await _given.ConcernAsync("oulu", otherKey.Public);
        var worked = await _given.ConcernAsync("turku", key.Public);
        await _staff.UseAsync<PortalDb>(db => db.Concerns.Where(concern => concern.Id == worked)
            .ExecuteUpdateAsync(set => set.SetProperty(concern => concern.Stage, "answered"), Stop));

        var cleared = await _staff.UseAsync<JunkDesk, int>(desk => desk.ClearAsync([.. junk, foreign, worked], "turku", member.Id, Stop));
        Assert.Equal(2, cleared);
        await _staff.UseAsync<PortalDb>(async db =>
        {
            Assert.Equal(new[] { kept, foreign, worked }.Order(), (await db.Concerns.Select(concern => concern.Id).ToListAsync(Stop)).Order());
            Assert.Equal(3, await db.ConcernWraps.CountAsync(Stop));
            var record = await db.JunkClearings.SingleAsync(Stop);
            Assert.Equal(("turku", member.Id, 2), (record.TeamId, record.MemberId, record.Count));
        });
    }

    [Fact]
    public async Task A_thread_that_the_team_has_answered_is_never_junk_and_who_holds_no_key_clears_nothing()
    {
        var (member, key) = await _given.FirstAsync("turku");
        var stranger = await _staff.MemberAsync("turku");
        var answered = await _given.ConcernAsync("turku", key.Public);
        var flooded = await _given.ConcernAsync("turku", key.Public);
        await _staff.UseAsync<PortalDb>(async db =>
        {
            db.Add(Letter(answered, "team"));
            db.Add(Letter(flooded, "reporter"));
            await db.SaveChangesAsync(Stop);
        });
        var strangersId = await _given.IdOfAsync(stranger);
        Assert.Empty(await _staff.UseAsync<JunkDesk, IReadOnlyList<CaseLine>>(desk => desk.LinesAsync("turku", strangersId, Stop)));
        Assert.Equal(0, await _staff.UseAsync<JunkDesk, int>(desk => desk.ClearAsync([answered, flooded], "turku", strangersId, Stop)));
        Assert.False(await _staff.UseAsync<CaseDesk, bool>(desk => desk.RecordOpeningAsync(flooded, "turku", strangersId, Stop)));
        Assert.Equal(1, await _staff.UseAsync<JunkDesk, int>(desk => desk.ClearAsync([answered, flooded], "turku", member.Id, Stop)));
        Assert.Equal(answered, await _staff.UseAsync<PortalDb, Guid>(db => db.Concerns.Select(concern => concern.Id).SingleAsync(Stop)));

        static Letter Letter(Guid concern, string from) =>
            new() { Id = Guid.NewGuid(), ConcernId = concern, From = from, Number = 1, On = new DateOnly(2027, 1, 11), Content = "x" };
    }

    [Fact]
    public async Task The_page_deletes_only_what_was_chosen_and_confirmed()
    {
        var (member, key) = await _given.FirstAsync("turku");
        var junk = await _given.ConcernAsync("turku", key.Public);
        using var browser = new StaffBrowser(_staff);
        await browser.SignsInAsync(member.Member);
        using (var unsure = await browser.SubmitAsync("/staff/concerns/junk", "Chosen", ("Chosen", junk.ToString())))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
            var page = await Pages.ReadAsync(unsure);
            Assert.NotNull(page.QuerySelector($"input[value='{junk}'][checked]"));
        }

        using var done = await browser.SubmitAsync("/staff/concerns/junk", "Chosen", ("Chosen", junk.ToString()), ("Sure", "true"));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains("1", (await Pages.ReadAsync(done)).Text("[role=status]"), StringComparison.Ordinal);
        Assert.False(await _staff.UseAsync<PortalDb, bool>(db => db.Concerns.AnyAsync(Stop)));
    }
}
