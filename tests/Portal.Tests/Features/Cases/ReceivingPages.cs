using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Keys;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>What the staff pages say, and what they never say, over HTTP.</summary>
public sealed class ReceivingPages : StaffTest
{
    [Theory]
    [InlineData("/staff/concerns")]
    [InlineData("/staff/concerns/8f0f4b0e-3a53-4ed7-9f0c-9f2f8f0f4b0e")]
    [InlineData("/staff/keys")]
    [InlineData("/staff/keys/admit/8f0f4b0e-3a53-4ed7-9f0c-9f2f8f0f4b0e")]
    [InlineData("/staff/keys/epoch")]
    [InlineData("/staff/keys/epoch?handler=Old")]
    [InlineData("/staff/concerns/8f0f4b0e-3a53-4ed7-9f0c-9f2f8f0f4b0e/transfer")]
    [InlineData("/staff/unlock")]
    [InlineData("/staff/unlock-key")]
    public async Task Get_WhenNobodyIsSignedInOrWithoutATeam_OpensNothing(string address)
    {
        using var stranger = new StaffBrowser(Staff);
        Assert.Equal(HttpStatusCode.Redirect, await stranger.StatusAsync(address));
        using var administrator = new StaffBrowser(Staff);
        await administrator.SignsInAsync(await Staff.MemberAsync(team: null, isAdministrator: true));
        Assert.Equal(HttpStatusCode.Forbidden, await administrator.StatusAsync(address));
    }

    [Fact]
    public async Task Another_teams_member_learns_nothing_not_even_that_a_concern_exists()
    {
        var (ours, key) = await Given.FirstAsync("turku");
        var (theirs, _) = await Given.FirstAsync("oulu");
        var concern = await Given.ConcernAsync("turku", key.Public);
        using var other = new StaffBrowser(Staff);
        await other.SignsInAsync(theirs.Member);

        Assert.DoesNotContain(concern.ToString(), (await other.OpenAsync("/staff/concerns")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(await AnswerAsync(other, $"/staff/concerns/{Guid.NewGuid()}"), await AnswerAsync(other, $"/staff/concerns/{concern}"));
        Assert.Equal(await AnswerAsync(other, $"/staff/keys/admit/{Guid.NewGuid()}"), await AnswerAsync(other, $"/staff/keys/admit/{ours.Id}"));
        Assert.Equal(await AnswerAsync(other, $"/staff/concerns/{Guid.NewGuid()}/transfer"), await AnswerAsync(other, $"/staff/concerns/{concern}/transfer"));
        foreach (var id in new[] { concern, Guid.NewGuid() })
        {
            using var moved = await PostAsync(other, $"/staff/concerns/{id}/transfer", from: "/staff/account", ("team", "oulu"), ("wrap", "x"), ("note", "x"));
            Assert.Equal(HttpStatusCode.NotFound, moved.StatusCode);
        }

        using var recorded = await PostOpeningAsync(other, concern, from: "/staff/account");
        Assert.Equal(HttpStatusCode.NotFound, recorded.StatusCode);
        Assert.Equal(0, await EventsAsync(concern));
    }

    [Fact]
    public async Task The_own_team_sees_the_line_and_the_sealed_pieces_and_nothing_else()
    {
        var (member, key) = await Given.FirstAsync("turku");
        var concern = await Given.ConcernAsync("turku", key.Public);
        using var browser = new StaffBrowser(Staff);
        await browser.SignsInAsync(member.Member);

        Assert.Contains($"/staff/concerns/{concern}", (await browser.OpenAsync("/staff/concerns")).Body!.InnerHtml, StringComparison.Ordinal);
        using var answer = await browser.GetAsync($"/staff/concerns/{concern}");
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var page = await Pages.ReadAsync(answer);
        Assert.StartsWith("eyJ", page.QuerySelector("[data-sealed]")!.GetAttribute("data-content"), StringComparison.Ordinal);
        Assert.Contains(member.Member.Name, page.Text(".lock"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarialintu", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_is_recorded_once_a_day_and_needs_the_token()
    {
        var (member, key) = await Given.FirstAsync("turku");
        var concern = await Given.ConcernAsync("turku", key.Public);
        using var browser = new StaffBrowser(Staff);
        await browser.SignsInAsync(member.Member);
        var address = $"/staff/concerns/{concern}";
        for (var time = 0; time < 2; time++)
        {
            using var recorded = await PostOpeningAsync(browser, concern, from: address);
            Assert.Equal(HttpStatusCode.NoContent, recorded.StatusCode);
        }

        using var forged = await browser.PostAsync($"{address}?handler=Opened");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(1, await EventsAsync(concern));
        Assert.Equal("opened", await Staff.UseAsync<PortalDb, string>(db => db.Concerns.Where(each => each.Id == concern).Select(each => each.Stage).SingleAsync(Stop)));
    }

    [Fact]
    public async Task The_unlock_key_is_the_sessions_own_and_ends_with_it()
    {
        var (member, _) = await Given.FirstAsync("turku");
        using var one = new StaffBrowser(Staff);
        using var two = new StaffBrowser(Staff);
        await one.SignsInAsync(member.Member);
        await two.SignsInAsync(member.Member);
        using var first = await one.GetAsync("/staff/unlock-key");
        using var second = await two.GetAsync("/staff/unlock-key");
        var key = await first.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(32, key.Length);
        Assert.NotEqual(key, await second.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("no-store", first.Headers.CacheControl?.ToString());
        Staff.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, await one.StatusAsync("/staff/unlock-key"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "/staff/concerns")]
    [InlineData("//elsewhere.example/staff/", "/staff/concerns")]
    [InlineData("/fi/share", "/staff/concerns")]
    [InlineData("/staff/keys", "/staff/keys")]
    public async Task Unlocking_leads_on_only_within_the_staff_side(string wanted, string next)
    {
        var (member, _) = await Given.FirstAsync("turku");
        using var browser = new StaffBrowser(Staff);
        await browser.SignsInAsync(member.Member);
        var page = await browser.OpenAsync($"/staff/unlock?to={Uri.EscapeDataString(wanted)}");
        Assert.Equal(next, page.QuerySelector("form[data-unlock]")!.GetAttribute("data-to"));
    }

    [Fact]
    public async Task Nothing_a_browser_keeps_to_itself_has_a_name_that_could_be_posted()
    {
        using var browser = new StaffBrowser(Staff);
        await browser.SignsInAsync(await Staff.MemberAsync("turku"));
        var page = await browser.OpenAsync("/staff/keys");
        Assert.All(page.QuerySelectorAll("form[data-key-setup] input:not([type=hidden])"), input => Assert.Null(input.GetAttribute("name")));
        Assert.Equal("1", page.QuerySelector("form[data-key-setup]")!.GetAttribute("data-epoch"));
    }

    [Fact]
    public async Task Only_the_workers_own_answer_may_compile_WebAssembly()
    {
        using var visitor = Staff.Site.Visitor();
        using var worker = await visitor.GetAsync("/argon2.worker.js", Stop);
        Assert.True(worker.IsSuccessStatusCode);
        Assert.Contains("'wasm-unsafe-eval'", Policy(worker), StringComparison.Ordinal);
        foreach (var address in new[] { "/staff.js", "/staff/sign-in", "/fi", "/argon2.worker.js/", "/fi/argon2.worker.js" })
        {
            using var answer = await visitor.GetAsync(address, Stop);
            Assert.DoesNotContain("wasm", Policy(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_plain_text_no_passphrase_and_no_private_key_lie_anywhere_on_the_server()
    {
        var (member, key) = await Given.FirstAsync("turku");
        var concern = await Given.ConcernAsync("turku", key.Public);
        using var browser = new StaffBrowser(Staff);
        await browser.SignsInAsync(member.Member);
        await browser.OpenAsync($"/staff/concerns/{concern}");
        Assert.Single(await Staff.UseAsync<KeyRing, IReadOnlyList<HeldKey>>(ring => ring.HeldAsync(member.Id, "turku", Stop)));

        string[] secrets = ["Kanarialintu", member.Passphrase, Convert.ToBase64String(key.Export().AsSpan(0, 32)).TrimEnd('=')];
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { Staff.Site.DatabaseFile, Staff.Site.DatabaseFile + "-wal" }.Where(File.Exists))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open, Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync(Stop);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal));
        }

        Assert.All(secrets, secret => Assert.DoesNotContain(Staff.Site.Log, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private static string Policy(HttpResponseMessage answer) => string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

    private static async Task<(HttpStatusCode, string)> AnswerAsync(StaffBrowser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        var page = await Pages.ReadAsync(answer);
        return (answer.StatusCode, page.Text("main"));
    }

    /// <summary>What the script does: the form of the page, which holds the token alone.</summary>
    private static Task<HttpResponseMessage> PostOpeningAsync(StaffBrowser browser, Guid concern, string from) =>
        PostAsync(browser, $"/staff/concerns/{concern}?handler=Opened", from);

    private static async Task<HttpResponseMessage> PostAsync(StaffBrowser browser, string address, string from, params (string Name, string Value)[] values)
    {
        var page = await browser.OpenAsync(from);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, [.. values, ("__RequestVerificationToken", token)]);
    }

    private Task<int> EventsAsync(Guid concern) =>
        Staff.UseAsync<PortalDb, int>(db => db.ConcernEvents.CountAsync(each => each.ConcernId == concern, Stop));
}
