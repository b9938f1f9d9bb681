using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Receiving;

/// <summary>A team member at a browser of their own. What is where on a page is their business.</summary>
internal sealed class Colleague(IPage page, StaffSite staff, TestMember member) : IAsyncDisposable
{
    internal const string Passphrase = "kaisla meteli vuori lamppu sunnuntai";

    public IPage Page => page;

    public List<string> Sent { get; } = [];

    public List<string> Faults { get; } = [];

    /// <summary>From now on what the page sends and what goes wrong on it is remembered.</summary>
    internal void Listen()
    {
        page.Request += (_, request) => Sent.Add($"{request.Method} {request.Url} {request.PostData}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Faults.Add(message.Text);
        };
        page.PageError += (_, error) => Faults.Add(error);
    }

    internal async Task SignsInAsync()
    {
        Listen();
        staff.Clock.Advance(TimeSpan.FromSeconds(30));
        await page.GotoAsync("/staff/sign-in");
        await page.FillAsync("main [name=address]", member.Address);
        await page.FillAsync("main [name=password]", member.Password);
        await page.ClickAsync("main form button");
        await page.FillAsync("main [name=code]", member.CodeAt(staff.Clock.GetUtcNow()));
        await page.ClickAsync("main form button");
        await page.ArrivesAtAsync("/staff");
    }

    /// <summary>Makes a key; returns the printed code and the fingerprint.</summary>
    internal async Task<(string Code, string Fingerprint)> MakesAKeyAsync()
    {
        await page.GotoAsync("/staff/keys");
        await page.FillAsync("#passphrase", Passphrase);
        await page.FillAsync("#passphrase-again", Passphrase);
        await page.ClickAsync("[data-ask] button");
        var code = page.Locator("[data-recovery]");
        await code.WaitForAsync();
        var made = (await code.InnerTextAsync(), await page.InnerTextAsync("[data-made] [data-fingerprint]"));
        await page.CheckAsync("#printed");
        await page.ClickAsync("[data-made] button:not([type])");
        await page.WaitForSelectorAsync("form[data-key-setup]", new() { State = WaitForSelectorState.Detached });
        return made;
    }

    internal async Task<string> ReadsOwnDigitsAsync()
    {
        await page.GotoAsync("/staff/keys");
        var digits = page.Locator("[data-unlocked] [data-fingerprint]");
        await digits.WaitForAsync();
        return await digits.InnerTextAsync();
    }

    /// <summary>Admits the only one who waits, if the digits are those heard by phone.</summary>
    internal async Task AdmitsWhenHearingAsync(string digits)
    {
        await page.GotoAsync("/staff/keys");
        await page.ClickAsync("a[href*='/staff/keys/admit/']");
        await Assertions.Expect(page.Locator("[data-fingerprint]")).ToHaveTextAsync(digits);
        await page.CheckAsync("#compared");
        await page.FillAsync("#passphrase", Passphrase);
        await page.ClickAsync("form[data-admit] button");
        await page.ArrivesAtAsync("/staff/keys");
    }

    internal async Task UnlocksAsync(string field, string secret)
    {
        if (field == "recovery")
            await page.ClickAsync("details summary");
        await page.FillAsync($"#{field}", secret);
        await page.ClickAsync("form[data-unlock] button");
    }

    /// <summary>An authenticator in this device that knows its owner by finger, with all the extensions of today's.</summary>
    internal async Task HasAnAuthenticatorAsync()
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["ctap2Version"] = "ctap2_1",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
                ["hasPrf"] = true,
            },
        });
    }

    internal async Task AddsAPasskeyAsync(string name, string password)
    {
        await page.GotoAsync("/staff/account/passkeys");
        await page.FillAsync("form[data-passkey-add] #name", name);
        await page.FillAsync("form[data-passkey-add] #password", password);
        await page.ClickAsync("form[data-passkey-add] button");
    }

    internal async Task SignsInByPasskeyAsync()
    {
        staff.Clock.Advance(TimeSpan.FromSeconds(30));
        await page.GotoAsync("/staff/sign-in");
        await page.ClickAsync("form[data-passkey-sign-in] button");
    }

    /// <summary>Unlocks with the passphrase and goes on to an address.</summary>
    internal async Task UnlocksOnTheWayToAsync(string address, string passphrase)
    {
        await page.GotoAsync($"/staff/unlock?to={address}");
        await UnlocksAsync("passphrase", passphrase);
        await page.ArrivesAtAsync(address);
    }

    internal Task OpensAsync(Guid concern) => page.GotoAsync($"/staff/concerns/{concern}");

    internal Task PressesOpenAsync() => page.ClickAsync("[data-open]");

    internal ILocator Text => page.Locator("[data-text]");

    internal ILocator Says => page.Locator("[data-says]").First;

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();
}
