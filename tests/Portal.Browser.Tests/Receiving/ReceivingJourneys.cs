using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Receiving;

/// <summary>From the first key of a team to a concern on the screen, in real browsers with the policy as it is shipped.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class ReceivingJourneys(Browsing browsing) : StaffTest
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_team_makes_its_key_admits_a_second_member_and_both_read_what_was_sealed_to_it()
    {
        var (firstMember, secondMember) = (await Staff.MemberAsync("turku"), await Staff.MemberAsync("turku"));
        await using var first = await ColleagueAsync(firstMember);
        var (code, _) = await first.MakesAKeyAsync();
        await AssertCleanAsync(first.Page, "/staff/keys with the team's key");

        var concern = await Given.ConcernAsync("turku", await TeamKeyAsync());
        await first.OpensAsync(concern);
        await AssertCleanAsync(first.Page, "a sealed concern");
        await first.PressesOpenAsync();
        await Assertions.Expect(first.Text).ToContainTextAsync(GivenKeys.Canary);
        await Assertions.Expect(first.Text).ToContainTextAsync("Turku");
        await AssertCleanAsync(first.Page, "an opened concern");

        // The second one cannot read before a voice on the phone has said the same digits.
        await using var second = await ColleagueAsync(secondMember);
        var (_, fingerprint) = await second.MakesAKeyAsync();
        Assert.Equal(fingerprint, await second.ReadsOwnDigitsAsync());
        await AssertCleanAsync(second.Page, "/staff/keys while waiting");
        await second.OpensAsync(concern);
        Assert.Equal(0, await second.Page.Locator("[data-sealed]").CountAsync());
        await first.AdmitsWhenHearingAsync(fingerprint);
        await second.OpensAsync(concern);
        await second.PressesOpenAsync();
        await Assertions.Expect(second.Text).ToContainTextAsync(GivenKeys.Canary);

        // Going away and coming back shows nothing; another session must unlock, with the printed code as well.
        await second.Page.GotoAsync("/staff/concerns");
        await second.Page.GoBackAsync();
        await Assertions.Expect(second.Text).ToBeHiddenAsync();
        await using var later = await ColleagueAsync(firstMember);
        await later.OpensAsync(concern);
        await later.PressesOpenAsync();
        await later.Page.ArrivesAtAsync("/staff/unlock?to=*");
        await AssertCleanAsync(later.Page, "/staff/unlock");
        await later.UnlocksAsync("passphrase", "jokin aivan muu lause kuin se oikea");
        await Assertions.Expect(later.Says).ToHaveTextAsync(await later.Says.GetAttributeAsync("data-wrong") ?? "", Patient);
        await later.UnlocksAsync("recovery", code);
        await later.Page.ArrivesAtAsync($"/staff/concerns/{concern}");
        await later.PressesOpenAsync();
        await Assertions.Expect(later.Text).ToContainTextAsync(GivenKeys.Canary);

        foreach (var colleague in new[] { first, second, later })
        {
            Assert.Empty(colleague.Faults);
            Assert.DoesNotContain(colleague.Sent, sent => sent.Contains("kaisla", StringComparison.Ordinal) || sent.Contains("Kanarialintu", StringComparison.Ordinal)
                || sent.Contains(code, StringComparison.Ordinal));
        }

        Assert.Equal(2, await Staff.UseAsync<PortalDb, int>(db => db.ConcernEvents.CountAsync(each => each.ConcernId == concern && each.What == "opened", Stop)));
    }

    [Fact]
    public async Task A_key_unlocked_with_the_passphrase_rests_wrapped_and_is_gone_after_signing_out_or_fifteen_idle_minutes()
    {
        var (member, teamKey) = await Given.FirstAsync("turku");
        var concern = await Given.ConcernAsync("turku", teamKey.Public, extra: "forbidden");
        await using var colleague = await ColleagueAsync(member.Member);
        await colleague.Page.GotoAsync($"/staff/unlock?to=/staff/concerns/{concern}");
        await colleague.UnlocksAsync("passphrase", member.Passphrase);
        await colleague.Page.ArrivesAtAsync($"/staff/concerns/{concern}");
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Text).ToContainTextAsync(GivenKeys.Canary);
        // A field that nobody asks for was sealed by hand: it is not shown, and its absence is.
        await Assertions.Expect(colleague.Text).Not.ToContainTextAsync("forbidden");
        await Assertions.Expect(colleague.Page.Locator("[data-dropped]")).ToBeVisibleAsync();

        var kept = await KeptAsync(colleague.Page);
        var scalar = Convert.ToBase64String(member.Key.Export().AsSpan(0, 32));
        Assert.NotEqual("", kept);
        Assert.DoesNotContain(scalar, kept, StringComparison.Ordinal);

        Staff.Clock.Advance(TimeSpan.FromMinutes(16));
        await colleague.Page.GotoAsync("/staff/concerns");
        await colleague.Page.ArrivesAtAsync("/staff/sign-in?to=*");
        await WaitUntilForgottenAsync(colleague.Page);

        await colleague.SignsInAsync();
        await colleague.Page.GotoAsync("/staff/unlock");
        await colleague.UnlocksAsync("passphrase", member.Passphrase);
        await colleague.Page.ArrivesAtAsync("/staff/concerns");
        Assert.NotEqual("", await KeptAsync(colleague.Page));
        await colleague.Page.ClickAsync(".staff-who button");
        await colleague.Page.ArrivesAtAsync("/staff/sign-in");
        await WaitUntilForgottenAsync(colleague.Page);
        Assert.Empty(colleague.Faults);
    }

    [Fact]
    public async Task An_altered_concern_is_refused_and_a_weak_passphrase_as_well()
    {
        var (member, teamKey) = await Given.FirstAsync("turku");
        var concern = await Given.ConcernAsync("turku", teamKey.Public);
        var other = await Given.ConcernAsync("turku", teamKey.Public);
        await Staff.UseAsync<PortalDb>(async db =>
        {
            var content = await db.Concerns.Where(each => each.Id == other).Select(each => each.Content).SingleAsync(Stop);
            await db.Concerns.Where(each => each.Id == concern).ExecuteUpdateAsync(set => set.SetProperty(each => each.Content, content), Stop);
        });
        await using var colleague = await ColleagueAsync(member.Member);
        await colleague.Page.GotoAsync($"/staff/unlock?to=/staff/concerns/{concern}");
        await colleague.UnlocksAsync("passphrase", member.Passphrase);
        await colleague.Page.ArrivesAtAsync($"/staff/concerns/{concern}");
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Says).ToHaveTextAsync(await colleague.Says.GetAttributeAsync("data-unopened") ?? "", Patient);
        Assert.Equal(0, await Staff.UseAsync<PortalDb, int>(db => db.ConcernEvents.CountAsync(each => each.ConcernId == concern, Stop)));

        await using var newcomer = await ColleagueAsync(await Staff.MemberAsync("turku"));
        await newcomer.Page.GotoAsync("/staff/keys");
        await AssertCleanAsync(newcomer.Page, "/staff/keys before the key");
        await newcomer.Page.FillAsync("#passphrase", "salasana1");
        await newcomer.Page.FillAsync("#passphrase-again", "salasana1");
        await newcomer.Page.ClickAsync("[data-ask] button");
        await Assertions.Expect(newcomer.Says).ToHaveTextAsync(await newcomer.Says.GetAttributeAsync("data-weak") ?? "", Patient);
        await newcomer.Page.FillAsync("#passphrase", Colleague.Passphrase);
        await newcomer.Page.ClickAsync("[data-ask] button");
        await Assertions.Expect(newcomer.Says).ToHaveTextAsync(await newcomer.Says.GetAttributeAsync("data-different") ?? "", Patient);
    }

    private async Task<Colleague> ColleagueAsync(TestMember member)
    {
        var colleague = new Colleague(await browsing.PageAsync(Staff.Site.Address, "fi"), Staff, member);
        await colleague.SignsInAsync();
        return colleague;
    }

    private async Task<PublicKey> TeamKeyAsync()
    {
        var jwk = await Staff.UseAsync<PortalDb, string>(db => db.TeamKeys.Where(key => key.TeamId == "turku").Select(key => key.PublicJwk).SingleAsync(Stop));
        Assert.True(PublicKey.TryFromJwk(jwk, out var key));
        return key;
    }

    /// <summary>Everything in IndexedDB as base64 and text, or nothing.</summary>
    private static Task<string> KeptAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open("portal-staff", 1);
          opening.onerror = () => reject(opening.error);
          opening.onupgradeneeded = () => opening.result.createObjectStore("key");
          opening.onsuccess = () => {
            const all = opening.result.transaction("key").objectStore("key").getAll();
            all.onsuccess = () => {
              opening.result.close();
              const text = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                ? btoa(String.fromCharCode(...new Uint8Array(value.buffer ?? value)))
                : typeof value === "object" && value ? Object.values(value).map(text).join(" ") : String(value);
              resolve(all.result.map(text).join(" "));
            };
          };
        })
        """);

    private static async Task WaitUntilForgottenAsync(IPage page)
    {
        for (var attempt = 0; attempt < 50 && await KeptAsync(page) is not ""; attempt++)
            await page.WaitForTimeoutAsync(100);
        Assert.Equal("", await KeptAsync(page));
    }

    private static async Task AssertCleanAsync(IPage page, string what) => Assert.Empty((await page.RunAxe()).Violations.Select(violation =>
        $"{what}: {violation.Id} at {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Target.ToString()))}: {violation.Help}"));
}
