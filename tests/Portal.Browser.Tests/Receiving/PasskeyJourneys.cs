using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Receiving;

/// <summary>Passkeys as Chromium's own authenticator makes and proves them.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class PasskeyJourneys(Browsing browsing) : IAsyncLifetime
{
    private StaffSite _staff = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A passkey belongs to a name; an address of numbers has none.</summary>
    private Uri Address => new UriBuilder(_staff.Site.Address) { Host = "localhost" }.Uri;

    public async ValueTask InitializeAsync() => _staff = await StaffSite.StartAsync();

    public ValueTask DisposeAsync() => _staff.DisposeAsync();

    [Fact]
    public async Task A_member_adds_a_passkey_and_signs_in_with_it_alone()
    {
        var member = await _staff.MemberAsync();
        await using var colleague = await ColleagueAsync(member);
        await colleague.SignsInAsync();
        await colleague.AddsAPasskeyAsync("Työpuhelin", "ei se oikea salasana");
        await Assertions.Expect(colleague.Says).ToHaveTextAsync(await colleague.Says.GetAttributeAsync("data-wrong") ?? "");
        Assert.Equal(0, await PasskeysAsync(member));

        await colleague.AddsAPasskeyAsync("Työpuhelin", member.Password);
        await Assertions.Expect(colleague.Page.Locator(".rows > li")).ToContainTextAsync("Työpuhelin");
        // The same device is not asked twice.
        await colleague.AddsAPasskeyAsync("Toinen", member.Password);
        await Assertions.Expect(colleague.Says).ToHaveTextAsync(await colleague.Says.GetAttributeAsync("data-known") ?? "");

        await colleague.Page.ClickAsync(".staff-who button");
        await colleague.Page.ArrivesAtAsync("/staff/sign-in");
        await colleague.SignsInByPasskeyAsync();
        await colleague.Page.ArrivesAtAsync("/staff");
        await Assertions.Expect(colleague.Page.Locator(".staff-who")).ToContainTextAsync(member.Name);
        // What an extension adds stays in the browser.
        Assert.DoesNotContain(colleague.Sent, sent => sent.Contains("prf", StringComparison.OrdinalIgnoreCase));
        // A wrong password is answered with 403, which the console tells.
        Assert.All(colleague.Faults, fault => Assert.Contains("403", fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_works_once_and_not_after_five_minutes()
    {
        var member = await _staff.MemberAsync();
        await using var colleague = await ColleagueAsync(member);
        await colleague.SignsInAsync();
        await colleague.AddsAPasskeyAsync("Avain", member.Password);
        await colleague.Page.WaitForSelectorAsync(".rows > li");

        // The form as it would be sent, kept instead of sent.
        await colleague.Page.GotoAsync("/staff/sign-in");
        var (credential, state) = await AnswerAsync(colleague);
        Assert.Equal(302, await PostAsync(colleague, credential, state));
        Assert.Equal(422, await PostAsync(colleague, credential, state));

        _staff.Clock.Advance(TimeSpan.FromSeconds(1));
        (credential, state) = await AnswerAsync(colleague);
        _staff.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(422, await PostAsync(colleague, credential, state));

        foreach (var broken in new[] { "", "{}", "[]", "null", "{\"id\":1}", credential.Replace("signature\":\"", "signature\":\"AA", StringComparison.Ordinal), new string('x', 20_000) })
            Assert.Equal(422, await PostAsync(colleague, broken, (await AnswerAsync(colleague)).State));
        Assert.Equal(422, await PostAsync(colleague, credential, "x"));
    }

    [Fact]
    public async Task A_newcomer_joins_with_a_passkey_and_cannot_remove_the_last_one()
    {
        var link = new Uri(await _staff.InviteAsync("uusi@staff.example"));
        var newcomer = new TestMember("uusi@staff.example", "kolme eri sanaa ja luku", []);
        await using var colleague = await ColleagueAsync(newcomer);
        var page = colleague.Page;
        await page.GotoAsync(link.PathAndQuery);
        await page.FillAsync("#name", newcomer.Name);
        await page.FillAsync("#password", "salasana2026");
        await page.ClickAsync("[data-passkey]");
        // The portal refuses the password; the passkey that was made is not lost.
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await page.FillAsync("#password", newcomer.Password);
        await page.ClickAsync("main form > button");
        await Assertions.Expect(page.Locator(".recovery li")).ToHaveCountAsync(10);
        Assert.Equal(1, await PasskeysAsync(newcomer));

        await page.GotoAsync("/staff/account/passkeys");
        await page.ClickAsync("summary");
        Assert.Equal(0, await page.Locator("form[action*='Remove']").CountAsync());
        await page.FillAsync("#name-1", "Koti <b>kone</b>");
        await page.ClickAsync("form[action*='Rename'] button");
        await Assertions.Expect(page.Locator(".rows > li strong")).ToHaveTextAsync("Koti <b>kone</b>");
        await page.ClickAsync(".staff-who button");
        await page.ArrivesAtAsync("/staff/sign-in");
        await colleague.SignsInByPasskeyAsync();
        await page.ArrivesAtAsync("/staff");

        // Once there is an authenticator app, the passkey may go.
        await _staff.UseAsync<PortalDb>(db => db.Users.Where(each => each.Email == newcomer.Address)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.SealedTotpKey, new byte[] { 1 }), Stop));
        await page.GotoAsync("/staff/account/passkeys");
        await page.ClickAsync("summary");
        await page.FillAsync("#password-1", newcomer.Password);
        await page.ClickAsync("form[action*='Remove'] button");
        // Whoever had it may have begun a session with it: every session ends, this one too.
        await page.ArrivesAtAsync("/staff/sign-in");
        Assert.Equal(0, await PasskeysAsync(newcomer));
        Assert.DoesNotContain(colleague.Faults, fault => !fault.Contains("422", StringComparison.Ordinal));
    }

    private async Task<Colleague> ColleagueAsync(TestMember member)
    {
        var colleague = new Colleague(await browsing.PageAsync(Address, "fi"), _staff, member);
        colleague.Listen();
        await colleague.HasAnAuthenticatorAsync();
        return colleague;
    }

    private async Task<int> PasskeysAsync(TestMember member)
    {
        var id = await _staff.IdOfAsync(member);
        return await _staff.UseAsync<PortalDb, int>(db => db.UserPasskeys.CountAsync(each => each.UserId == id, Stop));
    }

    /// <summary>What the sign-in page would send.</summary>
    private static async Task<(string Credential, string State)> AnswerAsync(Colleague colleague)
    {
        await colleague.Page.GotoAsync("/staff/sign-in");
        await colleague.Page.EvaluateAsync("() => { HTMLFormElement.prototype.submit = () => { document.body.dataset.submitted = 'yes'; }; }");
        await colleague.Page.ClickAsync("form[data-passkey-sign-in] button");
        await colleague.Page.WaitForSelectorAsync("body[data-submitted]");
        var fields = await colleague.Page.EvaluateAsync<JsonElement>(
            "() => Object.fromEntries(new FormData(document.querySelector('form[data-passkey-sign-in]')))");
        return (fields.GetProperty("credential").GetString()!, fields.GetProperty("state").GetString()!);
    }

    private static Task<int> PostAsync(Colleague colleague, string credential, string state) => colleague.Page.EvaluateAsync<int>(
        """
        async ([credential, state]) => {
          const form = document.querySelector("form[data-passkey-sign-in]");
          const body = new FormData(form);
          body.set("credential", credential);
          body.set("state", state);
          const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
          return answer.type === "opaqueredirect" ? 302 : answer.status;
        }
        """,
        new[] { credential, state });
}
