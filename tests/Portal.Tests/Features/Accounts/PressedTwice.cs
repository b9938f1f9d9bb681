using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>Every form of the account and administration pages, sent several times in one moment: never a fault, and done once.</summary>
public sealed class PressedTwice(SharedStaffSite shared) : IClassFixture<SharedStaffSite>
{
    private const int Times = 4;
    private readonly StaffSite _staff = shared.Staff;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/staff/account", "Language")]
    [InlineData("/staff/account", "Password")]
    [InlineData("/staff/account", "Codes")]
    [InlineData("/staff/account/authenticator", "")]
    [InlineData("/staff/account/passkeys", "Rename")]
    [InlineData("/staff/account/passkeys", "Remove")]
    [InlineData("/staff/sign-out", "Everywhere")]
    public async Task A_members_own_form_sent_several_times_at_once_is_no_fault(string address, string handler)
    {
        var member = await _staff.MemberAsync();
        await _staff.PasskeyAsync(await _staff.IdOfAsync(member));
        using var browser = new StaffBrowser(_staff);
        await browser.SignsInAsync(member);
        var page = await browser.OpenAsync(address);
        var key = page.Text(".secret") is { Length: > 0 } secret ? Pages.FromBase32(secret) : member.Key;
        _staff.Clock.Advance(TimeSpan.FromSeconds(30));
        await PressAsync(
            browser, page, address, handler, ("code", handler == "Language" ? "sv" : (member with { Key = key }).CodeAt(_staff.Clock.GetUtcNow())),
            ("password", member.Password), ("old", member.Password), ("wanted", "kolme-aivan-eri-sanaa"), ("name", "Toinen nimi"));
    }

    [Fact]
    public async Task An_administrators_form_sent_several_times_at_once_is_no_fault()
    {
        var administrator = await _staff.MemberAsync(team: null, isAdministrator: true);
        var leaver = await _staff.MemberAsync();
        var id = await _staff.IdOfAsync(leaver);
        using var inside = new StaffBrowser(_staff);
        await inside.SignsInAsync(leaver);
        using var browser = new StaffBrowser(_staff);
        await browser.SignsInAsync(administrator);
        var page = await browser.OpenAsync("/staff/admin/members");
        await PressAsync(browser, page, "/staff/admin/members", "Leave", ("member", id.ToString()), ("sure", "true"));
        Assert.Equal(HttpStatusCode.Redirect, await inside.StatusAsync("/staff"));
        await PressAsync(browser, page, "/staff/admin/members", "Invite", ("address", "twice@staff.example"), ("administrator", "true"));
        await PressAsync(browser, await browser.OpenAsync("/staff/admin/teams"), "/staff/admin/teams", "", ("team", "duty"));
        Assert.Equal(1, await _staff.UseAsync<PortalDb, int>(db => db.ReceivingTeams.CountAsync(team => team.Id == "duty", Stop)));
    }

    private static async Task PressAsync(StaffBrowser browser, IDocument page, string address, string handler, params (string Name, string Value)[] values)
    {
        var form = page.QuerySelectorAll("main form").First(each => (each.GetAttribute("action") ?? "").EndsWith(handler, StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(each => (Name: each.GetAttribute("name")!, Value: each.GetAttribute("value") ?? ""))
            .Where(field => values.All(value => value.Name != field.Name)).Concat(values).ToArray();
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
        var answers = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => browser.PostAsync(target, fields)));
        Assert.All(answers, answer => Assert.InRange((int)answer.StatusCode, 200, 422));
        // One of them did it.
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect);
        foreach (var answer in answers)
            answer.Dispose();
    }
}
