using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Features.Concerns.Browser;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Browser.Tests.Sharing;

/// <summary>A browser seals by keys that the pinned signing key vouches for, or not at all – and then the page says who does.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class TrustingKeys(Browsing browsing) : IAsyncLifetime
{
    private readonly SigningKey _signer = SigningKey.Generate();
    private PortalSite _site = null!;

    private static CancellationToken Stop => GivenKeys.Stop;

    public async ValueTask InitializeAsync()
    {
        _site = new PortalSite().WithServices(services => services.Replace(ServiceDescriptor.Singleton(new PinnedKey(_signer.Public))));
        await _site.InitializeAsync();
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        using var key = PrivateKey.Generate();
        db.Add(new TeamKey { TeamId = "duty", Epoch = 1, PublicJwk = key.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync(Stop);
        var manifests = scope.ServiceProvider.GetRequiredService<TeamManifests>();
        Assert.True(await manifests.ImportAsync(SealedManifest.Seal(await manifests.ListAsync(TimeSpan.FromDays(1), Stop), _signer), Stop));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _signer.Dispose();
    }

    [Fact]
    public async Task A_list_that_the_pinned_key_signed_is_sealed_to()
    {
        await using var sender = await SenderAsync(_signer.Public);
        await sender.OpensAsync();
        await Assertions.Expect(sender.Page.Locator("[data-way=unsigned]")).ToBeHiddenAsync();
        await sender.StartsAsync();
        Assert.DoesNotContain(sender.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_another_key_signed_leaves_the_way_without_scripts_and_the_page_says_so()
    {
        using var other = SigningKey.Generate();
        await using var sender = await SenderAsync(other.Public);
        await ExpectTheServersWayAsync(sender);
    }

    [Fact]
    public async Task A_browser_that_cannot_seal_gets_the_way_without_scripts()
    {
        await using var sender = await SenderAsync(_signer.Public);
        await sender.Page.AddInitScriptAsync("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }); delete window.WebAssembly;");
        await ExpectTheServersWayAsync(sender);
    }

    [Fact]
    public async Task A_device_that_cannot_derive_a_key_is_told_before_the_first_question()
    {
        await using var sender = await SenderAsync(_signer.Public);
        await sender.Page.RouteAsync("**/argon2.worker.js", route => route.AbortAsync());
        await sender.OpensAsync();
        await sender.PressesAsync("start");
        await Assertions.Expect(sender.Page.Locator("[data-way=server]")).ToBeVisibleAsync();
        await Assertions.Expect(sender.Page.Locator("[data-way=browser]")).ToBeHiddenAsync();
        await PostsAsync(sender);
    }

    private static async Task ExpectTheServersWayAsync(Sender sender)
    {
        await sender.Page.GotoAsync("/fi/share");
        await sender.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(sender.Page.Locator("[data-way=server]")).ToBeVisibleAsync();
        await Assertions.Expect(sender.Page.Locator("[data-way=browser]")).ToBeHiddenAsync();
        await PostsAsync(sender);
    }

    private static async Task PostsAsync(Sender sender)
    {
        await sender.PressesAsync("start");
        await sender.Page.Locator("input[name=state]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Contains(sender.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal) && request.EndsWith("do=start", StringComparison.Ordinal));
    }

    /// <summary>The script of a build that pins this key: the portal under test was built without one.</summary>
    private async Task<Sender> SenderAsync(PublicKey pinned)
    {
        var page = await browsing.PageAsync(_site.Address, "fi");
        await page.RouteAsync("**/share.*js", async route =>
        {
            var answer = await route.FetchAsync();
            var script = await answer.TextAsync();
            Assert.Contains("\"signing-key:none\"", script, StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = script.Replace("\"signing-key:none\"", $"'signing-key:{pinned.ToJwk()}'", StringComparison.Ordinal) });
        });
        return new Sender(page, "fi");
    }
}
