using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>A session is a row: it ends by waiting, by signing out, and when its member leaves, and the cookie is then worth nothing.</summary>
public sealed class Sessions(SharedStaffSite shared) : IClassFixture<SharedStaffSite>, IAsyncLifetime
{
    private readonly StaffSite _staff = shared.Staff;
    private TestMember _member = null!;
    private StaffBrowser _browser = null!;
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        _member = await _staff.MemberAsync();
        _id = await _staff.IdOfAsync(_member);
        _browser = new StaffBrowser(_staff);
        await _browser.SignsInAsync(_member);
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Fifteen_idle_minutes_end_it_and_activity_keeps_it()
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            _staff.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, await _browser.StatusAsync("/staff"));
        }

        _staff.Clock.Advance(TimeSpan.FromMinutes(15.1));
        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task Nobody_stays_signed_in_longer_than_a_working_day()
    {
        for (var passed = TimeSpan.Zero; passed < StaffSessions.Longest; passed += TimeSpan.FromMinutes(10))
        {
            Assert.Equal(HttpStatusCode.OK, await _browser.StatusAsync("/staff"));
            _staff.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
    }

    [Fact]
    public async Task Signing_out_removes_the_row_so_that_a_copied_cookie_is_worthless()
    {
        using var copy = await SignedInCopyAsync();
        using var answer = await _browser.SubmitAsync("/staff/sign-out", "__RequestVerificationToken");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("storage", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
        Assert.Equal(HttpStatusCode.OK, await copy.StatusAsync("/staff"));
        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_browser()
    {
        using var other = await SignedInCopyAsync();
        var page = await _browser.OpenAsync("/staff/account");
        Assert.Contains(page.QuerySelectorAll("form"), form => form.GetAttribute("action") == "/staff/sign-out?handler=Everywhere");
        using var answer = await _browser.SubmitAsync("/staff/sign-out", "__RequestVerificationToken", "Everywhere");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await other.StatusAsync("/staff"));
        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
    }

    [Fact]
    public async Task A_member_who_left_is_out_at_once_and_cannot_come_back()
    {
        Assert.Equal(LeaveResult.Left, await _staff.UseAsync<Members, LeaveResult>(members => members.LeaveAsync(_id, CancellationToken.None)));
        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
        Assert.Equal(0, await RowsAsync());
        using var again = await _browser.GivesPasswordAsync(_member.Address, _member.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_is_the_one_that_works()
    {
        var wanted = $"uusi-pitka-sana-{Guid.NewGuid():N}";
        using var wrong = await _browser.SubmitAsync("/staff/account", "wanted", ("old", "ei-se-oikea-sana"), ("wanted", wanted));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await _browser.SubmitAsync("/staff/account", "wanted", ("old", _member.Password), ("wanted", wanted));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
        await _browser.SignsInAsync(_member with { Password = wanted });
    }

    [Fact]
    public async Task A_new_authenticator_ends_every_session_and_is_the_one_that_works()
    {
        using var other = await SignedInCopyAsync();
        var page = await _browser.OpenAsync("/staff/account/authenticator");
        var key = Pages.FromBase32(page.Text(".secret"));
        _staff.Clock.Advance(TimeSpan.FromSeconds(30));
        using var answer = await _browser.SubmitFormAsync(
            page, "/staff/account/authenticator", "sealedKey", ("password", _member.Password), ("code", (_member with { Key = key }).CodeAt(_staff.Clock.GetUtcNow())));
        Assert.Equal("/staff/sign-in", answer.Headers.Location?.OriginalString);
        await NobodyIsInAsync(other);
        await _browser.SignsInAsync(_member with { Key = key });
    }

    [Fact]
    public async Task Removing_a_passkey_ends_every_session()
    {
        await _staff.PasskeyAsync(_id);
        using var other = await SignedInCopyAsync();
        using var answer = await _browser.SubmitAsync("/staff/account/passkeys", "password", "Remove", ("password", _member.Password));
        Assert.Equal("/staff/sign-in", answer.Headers.Location?.OriginalString);
        await NobodyIsInAsync(other);
    }

    [Fact]
    public async Task Every_session_has_an_unlock_key_of_its_own()
    {
        using var other = await SignedInCopyAsync();
        var keys = await _staff.UseAsync<PortalDb, List<byte[]>>(db => db.StaffSessions.Where(session => session.MemberId == _id).Select(session => session.UnlockKey).ToListAsync());
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Equal(32, key.Length));
        Assert.NotEqual(keys[0], keys[1]);
    }

    [Fact]
    public async Task The_member_reads_in_the_language_chosen_last()
    {
        using var changed = await _browser.SubmitAsync("/staff/account", "code", ("code", "sv"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var page = await _browser.OpenAsync("/staff/account");
        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Ditt konto", page.Text("h1"));
    }

    private async Task<StaffBrowser> SignedInCopyAsync()
    {
        var other = new StaffBrowser(_staff);
        await other.SignsInAsync(_member);
        return other;
    }

    private async Task NobodyIsInAsync(StaffBrowser other)
    {
        Assert.Equal(0, await RowsAsync());
        Assert.Equal(HttpStatusCode.Redirect, await other.StatusAsync("/staff"));
        Assert.Equal(HttpStatusCode.Redirect, await _browser.StatusAsync("/staff"));
    }

    private Task<int> RowsAsync() =>
        _staff.UseAsync<PortalDb, int>(db => db.StaffSessions.CountAsync(session => session.MemberId == _id));
}
