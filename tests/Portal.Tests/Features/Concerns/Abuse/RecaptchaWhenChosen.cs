using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Host;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns.Abuse;

/// <summary>Google's check, for operators who must have it: against a peer that answers the standard verification call.</summary>
public sealed class RecaptchaWhenChosen : IAsyncLifetime
{
    private readonly List<string> _asked = [];
    private readonly SteppedClock _clock = new();
    private readonly PortalSite _site = new();
    private WebApplication _peer = null!;
    private ReceivingTeamOfTest? _duty;

    private bool IsBroken { get; set; }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _peer = builder.Build();
        _peer.MapPost("/recaptcha/api/siteverify", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            _asked.Add(string.Join('&', form.Select(field => $"{field.Key}={field.Value}")));
            return IsBroken ? Results.StatusCode(500) : Results.Json(new { success = form["response"] == "human", hostname = "portal.example" });
        });
        await _peer.StartAsync();
        var address = _peer.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await _site.WithServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock))).With("Abuse:Challenge", "Recaptcha").With("Abuse:Recaptcha:SiteKey", "site-key").With("Abuse:Recaptcha:SecretKey", "secret-key")
            .With("Abuse:Recaptcha:VerifyAddress", $"{address}/recaptcha/api/siteverify").InitializeAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
    }

    public async ValueTask DisposeAsync()
    {
        _duty?.Dispose();
        await _site.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact]
    public async Task The_check_page_alone_carries_it_and_every_page_that_promises_privacy_says_what_Google_gets()
    {
        using var sender = new Sharer(_site.Visitor(), "en");
        await sender.WalksToCheckAsync("Checked");
        Assert.Equal("site-key", sender.Page.QuerySelector(".g-recaptcha")!.GetAttribute("data-sitekey"));
        Assert.Contains("we cannot promise that it does not read them", sender.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SecurityHeaders.RecaptchaPolicy, sender.Answer.Headers.GetValues("Content-Security-Policy").Single());
        using var visitor = _site.Visitor();
        foreach (var address in new[] { "/en/privacy", "/en/after/anonymity", "/en/safe-browsing", "/en/share" })
        {
            using var page = await visitor.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("Google reCAPTCHA", text, StringComparison.Ordinal);
            Assert.DoesNotContain("This site sets no cookies and loads nothing", text, StringComparison.Ordinal);
            if (address != "/en/share")
                Assert.Equal(SecurityHeaders.ContentSecurityPolicy, page.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Fact]
    public async Task An_answer_that_Google_takes_sends_and_the_address_of_the_visitor_is_not_passed_on()
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("Ihminen");
        await sender.PressesAsync("send", ("g-recaptcha-response", "human"));
        Assert.NotEmpty(sender.Code);
        Assert.Equal(["secret=secret-key&response=human"], _asked);
    }

    [Theory]
    [InlineData("machine")]
    [InlineData("")]
    public async Task Whoever_cannot_pass_it_waits_instead_and_is_not_shut_out(string answer)
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("Ilman skriptejä");
        await sender.PressesAsync("send", ("g-recaptcha-response", answer));
        Assert.Equal(HttpStatusCode.TooManyRequests, sender.Answer.StatusCode);
        Assert.Empty(await _duty!.ConcernsAsync());
        _clock.Advance(TimeSpan.FromSeconds(21));
        await sender.PressesAsync("send", ("g-recaptcha-response", answer));
        Assert.NotEmpty(sender.Code);
        Assert.Single(await _duty!.ConcernsAsync());
    }

    [Fact]
    public async Task What_a_browser_sealed_elsewhere_pays_with_work_as_ever()
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_duty!.Public);
        var post = await sealing.SealAsync(browser);
        using var answer = await browser.PostAsync(new Uri("/api/concerns", UriKind.Relative), JsonContent.Create(post), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionRequired, answer.StatusCode);
        Assert.Empty(await _duty.ConcernsAsync());
    }

    [Fact]
    public async Task A_check_that_is_down_does_not_close_the_form()
    {
        IsBroken = true;
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("Google ei vastaa");
        await sender.PressesAsync("send", ("g-recaptcha-response", "human"));
        Assert.NotEmpty(sender.Code);
    }
}
