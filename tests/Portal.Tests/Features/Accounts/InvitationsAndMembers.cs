using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>A link makes one member once; administrators make teams and invite, and read nothing.</summary>
public sealed class InvitationsAndMembers(SharedStaffSite shared) : IClassFixture<SharedStaffSite>
{
    private readonly StaffSite _staff = shared.Staff;

    [Fact]
    public async Task An_invited_person_joins_by_the_link_and_signs_in_later_with_a_printed_code()
    {
        var link = PathOf(await _staff.InviteAsync("new@staff.example"));
        using var browser = new StaffBrowser(_staff);
        using var joined = await JoinAsync(browser, link, "kolme-aivan-eri-sanaa");
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        var codes = (await Pages.ReadAsync(joined)).QuerySelectorAll(".recovery code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/staff"));

        using var other = new StaffBrowser(_staff);
        (await other.GivesPasswordAsync("new@staff.example", "kolme-aivan-eri-sanaa")).Dispose();
        using var byCode = await other.GivesCodeAsync(codes[0].ToLowerInvariant());
        Assert.Equal(HttpStatusCode.Redirect, byCode.StatusCode);
        (await other.GivesPasswordAsync("new@staff.example", "kolme-aivan-eri-sanaa")).Dispose();
        using var again = await other.GivesCodeAsync(codes[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_link_works_once_and_for_a_week()
    {
        var used = PathOf(await _staff.InviteAsync("once@staff.example"));
        using var browser = new StaffBrowser(_staff);
        (await JoinAsync(browser, used, "kolme-aivan-eri-sanaa")).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(used));

        var old = PathOf(await _staff.InviteAsync("late@staff.example"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(old));
        _staff.Clock.Advance(Invitations.Lifetime);
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(old));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/staff/join/" + new string('A', 43)));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/staff/join/kanarialintu"));
    }

    [Fact]
    public async Task Two_people_with_the_same_link_become_one_member()
    {
        var link = PathOf(await _staff.InviteAsync("race@staff.example"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var browser = new StaffBrowser(_staff);
            using var answer = await JoinAsync(browser, link, "kolme-aivan-eri-sanaa", mayBeGone: true);
            return answer?.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(1, await _staff.UseAsync<PortalDb, int>(db => db.Users.CountAsync(member => member.Email == "race@staff.example")));
    }

    [Theory]
    [InlineData("lyhyt")]
    [InlineData("salasana12345")]
    [InlineData("SalasanaSalasana")]
    [InlineData("Password-2026!")]
    [InlineData("111111111111")]
    [InlineData("qwertyuiopas")]
    [InlineData("weak@staff.example")]
    public async Task A_password_others_would_try_first_is_refused(string password)
    {
        var link = PathOf(await _staff.InviteAsync("weak@staff.example"));
        using var browser = new StaffBrowser(_staff);
        using var refused = await JoinAsync(browser, link, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(link));
    }

    [Fact]
    public async Task The_link_and_the_secret_are_not_in_the_database()
    {
        var link = await _staff.InviteAsync("hidden@staff.example");
        var member = await _staff.MemberAsync();
        await _staff.UseAsync<PortalDb>(async db =>
        {
            var invitation = await db.Invitations.SingleAsync(each => each.Address == "hidden@staff.example");
            Assert.DoesNotContain(Convert.ToBase64String(invitation.TokenHash).TrimEnd('='), link, StringComparison.Ordinal);
            var stored = await db.Users.SingleAsync(each => each.Email == member.Address);
            Assert.True(stored.SealedTotpKey.AsSpan().IndexOf(member.Key) < 0);
        });
    }

    [Fact]
    public async Task An_administrator_adds_a_team_invites_a_member_and_marks_one_as_left()
    {
        var administrator = await _staff.MemberAsync(team: null, isAdministrator: true);
        using var browser = new StaffBrowser(_staff);
        await browser.SignsInAsync(administrator);
        using var added = await browser.SubmitAsync("/staff/admin/teams", "team", ("team", "duty"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using var twice = await browser.SubmitAsync("/staff/admin/teams", "team", ("team", "duty"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        using var unknown = await browser.SubmitAsync("/staff/admin/teams", "team", ("team", "nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);

        using var nowhere = await browser.SubmitAsync("/staff/admin/members", "administrator", ("address", "x@staff.example"), ("team", "nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.StatusCode);
        using var invited = await browser.SubmitAsync("/staff/admin/members", "administrator", ("address", "x@staff.example"), ("team", "duty"));
        var link = (await Pages.ReadAsync(invited)).Text(".secret");
        using var newcomer = new StaffBrowser(_staff);
        (await JoinAsync(newcomer, PathOf(link), "kolme-aivan-eri-sanaa")).Dispose();
        Assert.Equal(HttpStatusCode.OK, await newcomer.StatusAsync("/staff"));
        Assert.Equal(HttpStatusCode.Forbidden, await newcomer.StatusAsync("/staff/admin/members"));
        Assert.Equal(HttpStatusCode.Forbidden, await newcomer.StatusAsync("/staff/admin/teams"));

        var id = await _staff.UseAsync<PortalDb, Guid>(db => db.Users.Where(member => member.Email == "x@staff.example").Select(member => member.Id).SingleAsync());
        using var left = await browser.SubmitAsync("/staff/admin/members", "member", ("member", id.ToString()), ("sure", "true"));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await newcomer.StatusAsync("/staff"));
        Assert.True(await _staff.UseAsync<PortalDb, bool>(db => db.Users.AnyAsync(member => member.Id == id && member.LeftAt != null && member.TeamId == "duty")));

        // The address is free for somebody who comes back.
        Assert.NotNull(await _staff.InviteAsync("x@staff.example", "duty"));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var staff = await StaffSite.StartAsync();
        var id = await staff.IdOfAsync(await staff.MemberAsync(team: null, isAdministrator: true));
        Assert.Equal(LeaveResult.LastAdministrator, await staff.UseAsync<Members, LeaveResult>(members => members.LeaveAsync(id, CancellationToken.None)));
    }

    private static string PathOf(string link) => new Uri(link).AbsolutePath;

    private async Task<HttpResponseMessage> JoinAsync(StaffBrowser browser, string link, string password)
        => await JoinAsync(browser, link, password, mayBeGone: false) ?? throw new InvalidOperationException("The link was gone.");

    private async Task<HttpResponseMessage?> JoinAsync(StaffBrowser browser, string link, string password, bool mayBeGone)
    {
        using var shown = await browser.GetAsync(link);
        if (shown.StatusCode == HttpStatusCode.NotFound && mayBeGone)
            return null;

        var page = await Pages.ReadAsync(shown);
        var key = Pages.FromBase32(page.Text(".secret"));
        return await browser.SubmitFormAsync(page, link, "sealedKey", ("name", "Testijäsen"), ("password", password), ("code", Totp.CodeAt(key, Totp.StepAt(_staff.Clock.GetUtcNow()))));
    }
}
