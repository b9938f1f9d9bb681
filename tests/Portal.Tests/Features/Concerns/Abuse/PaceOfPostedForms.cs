using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Features.Concerns.Abuse;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns.Abuse;

/// <summary>Sending without JavaScript while very much is sent, and what a machine leaves behind for the team.</summary>
public sealed class PaceOfPostedForms : IAsyncLifetime
{
    private readonly MovableClock _clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
    private readonly PortalSite _site = new();
    private ReceivingTeamOfTest? _duty;

    public async ValueTask InitializeAsync()
    {
        await _site.With("Abuse:Challenge", "ProofOfWork")
            .WithServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock))).InitializeAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _duty?.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task The_page_says_when_to_press_again_and_keeps_every_answer()
    {
        using var sender = new Sharer(_site.Visitor(), "so");
        await sender.WalksToCheckAsync("Waan sugayaa");
        Flood();
        await sender.PressesAsync("send");
        Assert.Equal(HttpStatusCode.TooManyRequests, sender.Answer.StatusCode);
        Assert.Matches(@"11\.\d\d\.\d\d", sender.Page.Text(".error-summary"));
        Assert.Contains("Waan sugayaa", sender.Page.Text("main"), StringComparison.Ordinal);
        await sender.PressesAsync("send");
        Assert.Equal(HttpStatusCode.TooManyRequests, sender.Answer.StatusCode);
        Assert.Empty(await _duty!.ConcernsAsync());
        _clock.Now += TimeSpan.FromMinutes(11);
        await sender.PressesAsync("send");
        Assert.NotEmpty(sender.Code);
        Assert.Single(await _duty.ConcernsAsync());
    }

    [Fact]
    public async Task Signs_of_a_machine_reach_the_team_sealed_and_stop_nobody()
    {
        using var machine = new Sharer(_site.Visitor());
        await machine.WalksToCheckAsync("Roskaa");
        await machine.PressesAsync("send", ("website", "https://spam.example"));
        Assert.NotEmpty(machine.Code);
        var concern = Assert.Single(await _duty!.ConcernsAsync());
        var flags = (await _duty.OpenAsync(concern)).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString());
        Assert.Equal(["trap", "fast"], flags);
    }

    [Fact]
    public async Task Whoever_reads_first_leaves_no_sign()
    {
        using var mother = new Sharer(_site.Visitor());
        await mother.WalksToCheckAsync("Luin rauhassa");
        _clock.Now += TimeSpan.FromMinutes(3);
        await mother.PressesAsync("send");
        var concern = Assert.Single(await _duty!.ConcernsAsync());
        Assert.False((await _duty.OpenAsync(concern)).TryGetProperty("flags", out _));
    }

    private void Flood()
    {
        var turns = _site.Services.GetRequiredService<SendTurns>();
        for (var number = 0; number < 200; number++)
            turns.TurnOf(new Sending(_clock.Now.ToUnixTimeSeconds(), 0, false, new IPAddress(number + 1L), "duty"));
    }
}
