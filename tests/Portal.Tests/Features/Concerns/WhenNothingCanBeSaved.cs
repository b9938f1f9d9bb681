using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>A full disk under a visitor's message: a clear refusal, the text kept, and one record once there is room again.</summary>
public sealed class WhenNothingCanBeSaved : IAsyncLifetime
{
    private readonly FullDisk _disk = new();
    private readonly PortalSite _site = new();
    private ReceivingTeamOfTest _duty = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is { Length: > 0 }, "This is a state of an SQLite file.");
        await _site.WithServices(services => services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(_disk))).InitializeAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _duty?.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task The_posted_form_says_that_nothing_was_sent_and_sends_once_when_there_is_room()
    {
        using var mother = new Sharer(_site.Visitor());
        await mother.WalksToCheckAsync("Levy on täynnä");
        _disk.IsFull = true;
        await mother.PressesAsync("send");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, mother.Answer.StatusCode);
        Assert.Contains("Levy on täynnä", mother.Page.Text("main"), StringComparison.Ordinal);
        Assert.Empty(await _duty.ConcernsAsync());
        _disk.IsFull = false;
        await mother.PressesAsync("send");
        Assert.NotEmpty(mother.Code);
        Assert.Single(await _duty.ConcernsAsync());
    }

    [Fact]
    public async Task A_sealed_post_is_answered_503_and_taken_once_when_it_comes_again()
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_duty.Public);
        var post = await sealing.SealAsync(browser);
        _disk.IsFull = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync());
        Assert.Empty(await _duty.ConcernsAsync());
        _disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, await PostAsync());
        Assert.Equal(HttpStatusCode.OK, await PostAsync());
        Assert.Single(await _duty.ConcernsAsync());

        async Task<HttpStatusCode> PostAsync()
        {
            using var answer = await browser.PostAsJsonAsync("/api/concerns", post, Stop);
            return answer.StatusCode;
        }
    }
}
