using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Search.Missed;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

/// <summary>What was looked for in vain: who may see it, and how much of it there can be.</summary>
public sealed class WordsMissed(SharedStaffSite shared) : IClassFixture<SharedStaffSite>
{
    private readonly StaffSite _staff = shared.Staff;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_them_by_language_and_a_team_member_does_not()
    {
        await _staff.UseAsync<PortalDb>(async db =>
        {
            await db.Set<MissedWord>().ExecuteDeleteAsync(Stop);
            await MissedWordKeeping.AddAsync(db, Language.Somali, "zyxso", Stop);
            await MissedWordKeeping.AddAsync(db, Language.Finnish, "zyxfi", Stop);
            await MissedWordKeeping.AddAsync(db, Language.Finnish, "zyxfi", Stop);
        });
        using var administrator = new StaffBrowser(_staff);
        await administrator.SignsInAsync(await _staff.MemberAsync(team: null, isAdministrator: true));
        var page = await administrator.OpenAsync("/staff/search/missed");
        Assert.Equal(["Suomi", "Soomaali"], page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal(["zyxfi20", "zyxso10"], page.QuerySelectorAll("main tbody tr").Select(row => string.Concat(row.TextContent.Where(char.IsLetterOrDigit))));
        using var member = new StaffBrowser(_staff);
        await member.SignsInAsync(await _staff.MemberAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await member.StatusAsync("/staff/search/missed"));
    }

    [Fact]
    public Task A_full_table_counts_what_it_holds_and_takes_nothing_new() => _staff.UseAsync<PortalDb>(async db =>
    {
        await db.Set<MissedWord>().ExecuteDeleteAsync(Stop);
        db.AddRange(Enumerable.Range(0, MissedWordKeeping.MostWords).Select(number => new MissedWord { Language = "fi", Stem = $"zyx{number}", Times = MissedWords.Enough }));
        await db.SaveChangesAsync(Stop);
        await MissedWordKeeping.AddAsync(db, Language.Finnish, "zyxnew", Stop);
        await MissedWordKeeping.AddAsync(db, Language.Finnish, "zyx0", Stop);
        db.ChangeTracker.Clear();
        Assert.Equal(MissedWordKeeping.MostWords, await db.Set<MissedWord>().CountAsync(Stop));
        Assert.Equal(2 * MissedWords.Enough, (await db.Set<MissedWord>().SingleAsync(word => word.Stem == "zyx0", Stop)).Times);
    });
}
