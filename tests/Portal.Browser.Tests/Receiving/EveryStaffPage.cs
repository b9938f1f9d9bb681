using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Cases.Keys;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Receiving;

/// <summary>Every staff page in fi and sv, at a desk and on a small phone, by day and by night: no axe finding, nothing sideways.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class EveryStaffPage(Browsing browsing) : StaffTest
{
    /// <summary>Each width and each scheme once: contrast does not depend on the width, nor the layout on the colours.</summary>
    private static readonly (int Width, ColorScheme Scheme)[] Looks = [(1280, ColorScheme.Light), (320, ColorScheme.Dark)];

    private readonly List<string> _findings = [];

    private protected override async Task PrepareAsync()
    {
        await Staff.UseAsync<PortalDb>(async db =>
        {
            db.AddRange(Team("turku", "Turun Ankkuri"), Team("oulu", "Oulun Ankkuri"));
            await db.SaveChangesAsync(Stop);
        });
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    public async Task Before_signing_in(string language)
    {
        await using var colleague = new Colleague(await browsing.PageAsync(Staff.Site.Address, language), Staff, await Staff.MemberAsync());
        var link = new Uri(await Staff.InviteAsync($"{Guid.NewGuid():N}@staff.example")).PathAndQuery;
        await LookAsync(colleague.Page, "/staff/sign-in", link, "/staff/join/no-such-link");
        await colleague.Page.GotoAsync("/staff/sign-in");
        await colleague.Page.FillAsync("#address", "kuka@staff.example");
        await colleague.Page.FillAsync("#password", "ei se oikea salasana");
        await colleague.Page.ClickAsync("main form button");
        await LookHereAsync(colleague.Page, "sign-in refused");
        await colleague.SignsInAsync();
        await LookAsync(colleague.Page, "/staff");
        Assert.Empty(_findings);
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    public async Task A_team_members_day(string language)
    {
        var (member, teamKey) = await Given.FirstAsync("turku");
        await Given.FirstAsync("oulu");
        var (leaves, newcomer) = (await Given.MemberAsync("turku"), await Given.MemberAsync("turku"));
        await Given.AdmitAsync(member, leaves, teamKey);
        await using var colleague = await ColleagueAsync(member.Member, language);
        await LookAsync(colleague.Page, "/staff", "/staff/concerns");

        List<Guid> concerns = [];
        for (var number = 0; number < 23; number++)
            concerns.Add(await Given.ConcernAsync("turku", teamKey.Public, kind: number % 4 == 0 ? "advice" : "concern"));
        var (first, late) = (concerns[0], concerns[5]);
        await Staff.UseAsync<PortalDb>(async db =>
        {
            await db.Concerns.Where(each => each.Id == first).ExecuteUpdateAsync(set => set.SetProperty(each => each.Stage, "opened").SetProperty(each => each.Urgent, true), Stop);
            await db.Concerns.Where(each => each.Id == late).ExecuteUpdateAsync(set => set.SetProperty(each => each.DueOn, new DateOnly(2024, 1, 2)), Stop);
        });
        Staff.Clock.Advance(TimeSpan.FromMinutes(1));
        await Staff.UseAsync<Members, LeaveResult>(members => members.LeaveAsync(leaves.Id, Stop));
        await LookAsync(
            colleague.Page,
            "/staff/concerns",
            "/staff/concerns?stage=received&at=2",
            $"/staff/concerns/{first}",
            $"/staff/concerns/{first}/transfer",
            "/staff/keys",
            $"/staff/keys/admit/{newcomer.Id}",
            "/staff/unlock",
            "/staff/account",
            "/staff/account/passkeys",
            "/staff/account/authenticator",
            "/staff/sign-out",
            "/staff/no-such-page",
            "/staff/concerns?done=transferred",
            "/staff/keys/epoch");

        await colleague.UnlocksOnTheWayToAsync($"/staff/concerns/{first}/transfer", member.Passphrase);
        await colleague.Page.WaitForSelectorAsync("form[data-transfer]");
        await LookHereAsync(colleague.Page, "transfer, unlocked");
        await colleague.OpensAsync(first);
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Text).ToBeVisibleAsync();
        await LookHereAsync(colleague.Page, "an opened concern");
        using var nextKey = PrivateKey.Generate();
        await Staff.UseAsync<TeamEpochs, bool>(epochs => epochs.BeginAsync(
            member.Id, "turku", new NextTeamKey(2, nextKey.Public.ToJwk(), [new(member.Id, GivenKeys.Wrap(nextKey, "turku", 2, member))]), Stop));
        await LookAsync(colleague.Page, "/staff/keys/epoch");
        Assert.Empty(_findings);
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    public async Task Keys_before_they_are_made_and_while_waiting(string language)
    {
        await using var colleague = await ColleagueAsync(await Staff.MemberAsync("turku"), language);
        await LookAsync(colleague.Page, "/staff/keys");
        await colleague.Page.GotoAsync("/staff/keys");
        await colleague.Page.FillAsync("#passphrase", Colleague.Passphrase);
        await colleague.Page.FillAsync("#passphrase-again", Colleague.Passphrase);
        await colleague.Page.ClickAsync("[data-ask] button");
        await colleague.Page.Locator("[data-recovery]").WaitForAsync();
        await LookHereAsync(colleague.Page, "the recovery code");
        Assert.Empty(_findings);
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    public async Task An_administrators_pages(string language)
    {
        await using var colleague = await ColleagueAsync(await Staff.MemberAsync(null, isAdministrator: true), language);
        await LookAsync(colleague.Page, "/staff/admin/teams", "/staff/admin/members", "/staff/search/missed", "/staff/concerns");
        await colleague.Page.GotoAsync("/staff/admin/members");
        await colleague.Page.FillAsync("#address", "uusi@staff.example");
        await colleague.Page.SelectOptionAsync("#team", "turku");
        await colleague.Page.ClickAsync("form[action*=Invite] button");
        await LookHereAsync(colleague.Page, "an invitation link");
        Assert.Empty(_findings);
    }

    private static ReceivingTeam Team(string id, string name) => new() { Id = id, Name = name, IsDuty = false, CreatedAt = DateTimeOffset.UnixEpoch };

    private async Task<Colleague> ColleagueAsync(TestMember member, string language)
    {
        await Staff.UseAsync<PortalDb>(db => db.Users.Where(each => each.Email == member.Address)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.LanguageCode, language), Stop));
        var colleague = new Colleague(await browsing.PageAsync(Staff.Site.Address, language), Staff, member);
        colleague.Page.PageError += (_, error) => _findings.Add(error);
        await colleague.SignsInAsync();
        return colleague;
    }

    private async Task LookAsync(IPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await LookHereAsync(page, address);
        }
    }

    private async Task LookHereAsync(IPage page, string what)
    {
        var folder = Environment.GetEnvironmentVariable("PORTAL_SHOTS");
        foreach (var (width, scheme) in Looks)
        {
            await page.SetViewportSizeAsync(width, width < 600 ? 640 : 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var look = $"{what} at {width} {scheme}";
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
                _findings.Add($"{look} scrolls sideways");
            _findings.AddRange((await page.RunAxe()).Violations.Select(violation =>
                $"{look}: {violation.Id} at {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Target.ToString()))}: {violation.Help}"));
            if (folder is not null)
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{string.Concat(look.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}.png") });
        }

        await page.SetViewportSizeAsync(1280, 900);
    }
}
