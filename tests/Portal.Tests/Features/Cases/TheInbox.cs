using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Inbox;
using Portal.Localization;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>The list a team works from: the order, what is late, narrowing, pages – all of it without a script.</summary>
public sealed class TheInbox : StaffTest
{
    private StaffBrowser _browser = null!;
    private PrivateKey _teamKey = null!;

    private DateOnly Today => Helsinki.DayOf(Staff.Clock.GetUtcNow());

    private protected override async Task PrepareAsync()
    {
        (var member, _teamKey) = await Given.FirstAsync("turku");
        _browser = new StaffBrowser(Staff);
        await _browser.SignsInAsync(member.Member);
    }

    public override async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_inbox_says_so()
    {
        var page = await _browser.OpenAsync("/staff/concerns");
        Assert.Empty(page.QuerySelectorAll(".cases, .filter, .pages"));
        Assert.Contains("Mitään ei ole saapunut.", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgent_ones_come_first_then_the_unread_then_what_is_due_first_and_only_the_unread_are_late()
    {
        var later = await ConcernAsync(dueIn: 3);
        var late = await ConcernAsync(dueIn: -2);
        var urgent = await ConcernAsync(dueIn: 5, urgent: true);
        var read = await ConcernAsync(dueIn: -1, stage: "opened");
        var page = await _browser.OpenAsync("/staff/concerns");
        Assert.Equal([urgent, late, later, read], Shown(page));
        Assert.Equal("2 päivää myöhässä", Assert.Single(page.QuerySelectorAll(".late")).TextContent.Trim());
        Assert.Contains("Kiireellinen", page.QuerySelector(".cases li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ilman JavaScriptiä", page.QuerySelector("noscript")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_narrowed_to_a_stage_and_a_stage_nobody_is_at_shows_all()
    {
        var unread = await ConcernAsync();
        var read = await ConcernAsync(dueIn: 2, stage: "opened");
        var page = await _browser.OpenAsync("/staff/concerns");
        Assert.Equal(["Kaikki 2", "Avaamatta 1", "Avattu 1"], page.QuerySelectorAll(".filter a").Select(link => link.TextContent));
        var narrowed = await _browser.OpenAsync(page.QuerySelectorAll(".filter a")[2].GetAttribute("href")!);
        Assert.Equal([read], Shown(narrowed));
        Assert.Equal("Avattu 1", narrowed.Text(".filter [aria-current]"));
        Assert.Equal([unread, read], Shown(await _browser.OpenAsync("/staff/concerns?stage=%3Cscript%3E")));
    }

    [Fact]
    public async Task A_long_list_has_pages_that_leave_nothing_out()
    {
        for (var number = 0; number < TeamInbox.PageSize + 2; number++)
            await ConcernAsync(dueIn: number);
        var first = await _browser.OpenAsync("/staff/concerns");
        Assert.Equal("Sivu 1/2", first.Text(".pages span"));
        var second = await _browser.OpenAsync(first.QuerySelector("[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(TeamInbox.PageSize + 2, Shown(first).Concat(Shown(second)).Distinct().Count());
        Assert.Null(second.QuerySelector("[rel=next]"));
        Assert.Equal(Shown(first), Shown(await _browser.OpenAsync(second.QuerySelector("[rel=prev]")!.GetAttribute("href")!)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("2147483647")]
    [InlineData("x%00")]
    public async Task A_page_that_does_not_exist_is_the_nearest_one(string number)
    {
        var concern = await ConcernAsync();
        using var answer = await _browser.GetAsync($"/staff/concerns?at={number}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([concern], Shown(await Pages.ReadAsync(answer)));
    }

    private static Guid[] Shown(IDocument page) =>
        [.. page.QuerySelectorAll(".cases a.case").Select(link => Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]))];

    private async Task<Guid> ConcernAsync(int dueIn = 1, bool urgent = false, string stage = "received")
    {
        var id = await Given.ConcernAsync("turku", _teamKey.Public);
        var due = Today.AddDays(dueIn);
        await Staff.UseAsync<PortalDb>(db => db.Concerns.Where(each => each.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.DueOn, due).SetProperty(each => each.Urgent, urgent).SetProperty(each => each.Stage, stage), Stop));
        return id;
    }
}
