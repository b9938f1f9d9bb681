using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Inbox;
using Portal.Features.Concerns.Mailbox;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>After a flood: many at once, only the team's own, and on record.</summary>
public sealed class ClearingJunk : StaffTest
{
    [Fact]
    public async Task Chosen_messages_go_with_all_that_belongs_to_them_and_the_clearing_is_recorded()
    {
        var (member, key) = await Given.FirstAsync("turku");
        var (_, otherKey) = await Given.FirstAsync("oulu");
        List<Guid> junk = [await Given.ConcernAsync("turku", key.Public), await Given.ConcernAsync("turku", key.Public)];
        var kept = await Given.ConcernAsync("turku", key.Public);
        var foreign = await Given.ConcernAsync("oulu", otherKey.Public);
        var worked = await Given.ConcernAsync("turku", key.Public);
        await Staff.UseAsync<PortalDb>(db => db.Concerns.Where(concern => concern.Id == worked)
            .ExecuteUpdateAsync(set => set.SetProperty(concern => concern.Stage, "answered"), Stop));

        var cleared = await Staff.UseAsync<JunkDesk, int>(desk => desk.ClearAsync([.. junk, foreign, worked], "turku", member.Id, Stop));
        Assert.Equal(2, cleared);
        await Staff.UseAsync<PortalDb>(async db =>
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
        var (member, key) = await Given.FirstAsync("turku");
        var stranger = await Staff.MemberAsync("turku");
        var answered = await Given.ConcernAsync("turku", key.Public);
        var flooded = await Given.ConcernAsync("turku", key.Public);
        await Staff.UseAsync<PortalDb>(async db =>
        {
            db.Add(Letter(answered, "team"));
            db.Add(Letter(flooded, "reporter"));
            await db.SaveChangesAsync(Stop);
        });
        var strangersId = await Given.IdOfAsync(stranger);
        Assert.Empty(await Staff.UseAsync<JunkDesk, IReadOnlyList<CaseLine>>(desk => desk.LinesAsync("turku", strangersId, Stop)));
        Assert.Equal(0, await Staff.UseAsync<JunkDesk, int>(desk => desk.ClearAsync([answered, flooded], "turku", strangersId, Stop)));
        Assert.False(await Staff.UseAsync<CaseDesk, bool>(desk => desk.RecordOpeningAsync(flooded, "turku", strangersId, Stop)));
        Assert.Equal(1, await Staff.UseAsync<JunkDesk, int>(desk => desk.ClearAsync([answered, flooded], "turku", member.Id, Stop)));
        Assert.Equal(answered, await Staff.UseAsync<PortalDb, Guid>(db => db.Concerns.Select(concern => concern.Id).SingleAsync(Stop)));

        static Letter Letter(Guid concern, string from) =>
            new() { Id = Guid.NewGuid(), ConcernId = concern, From = from, Number = 1, On = new DateOnly(2027, 1, 11), Content = "x" };
    }

    [Fact]
    public async Task The_page_deletes_only_what_was_chosen_and_confirmed()
    {
        var (member, key) = await Given.FirstAsync("turku");
        var junk = await Given.ConcernAsync("turku", key.Public);
        using var browser = new StaffBrowser(Staff);
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
        Assert.False(await Staff.UseAsync<PortalDb, bool>(db => db.Concerns.AnyAsync(Stop)));
    }
}
