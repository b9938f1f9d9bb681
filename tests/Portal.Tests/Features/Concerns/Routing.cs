using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Intake;
using Portal.Features.Content;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Tests.Features.Concerns;

/// <summary>Where a message goes: every municipality, every answer that is none, and nobody left to receive.</summary>
public sealed class Routing : IAsyncLifetime
{
    private readonly PortalSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Each_of_the_308_municipalities_reaches_its_team_or_a_fallback_that_can_receive()
    {
        var directory = _site.Services.GetRequiredService<PublishedContent>().Current.Directory;
        Assert.Equal(308, directory.Municipalities.Count);
        await GiveKeysAsync([.. directory.Teams.Select(team => team.Id), ReceivingTeam.DutyId]);
        foreach (var municipality in directory.Municipalities)
            Assert.Equal(directory.Router.RouteFor(municipality).Team?.Id ?? ReceivingTeam.DutyId, await TeamForAsync(municipality.Code.ToString()));

        // A team without a usable key: its department's, then the national duty team.
        var fallbacks = directory.Municipalities.Select(directory.Router.RouteFor).Select(route => route.DepartmentTeam?.Id).OfType<string>().Distinct().ToList();
        await OnlyAsync([.. fallbacks, ReceivingTeam.DutyId]);
        foreach (var municipality in directory.Municipalities)
            Assert.Equal(Expected(directory.Router.RouteFor(municipality)), await TeamForAsync(municipality.Code.ToString()));
        await OnlyAsync([ReceivingTeam.DutyId]);
        foreach (var municipality in directory.Municipalities)
            Assert.Equal(ReceivingTeam.DutyId, await TeamForAsync(municipality.Code.ToString()));

        string Expected(AnchorRoute route) =>
            route.Team is { } team && fallbacks.Contains(team.Id) ? team.Id : route.DepartmentTeam?.Id ?? ReceivingTeam.DutyId;
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("abroad")]
    [InlineData("unsaid")]
    [InlineData("")]
    [InlineData("999")]
    public async Task Whoever_names_no_municipality_reaches_the_duty_team(string place)
    {
        await GiveKeysAsync(["turku", ReceivingTeam.DutyId]);
        Assert.Equal(ReceivingTeam.DutyId, await TeamForAsync(place));
    }

    [Fact]
    public async Task Where_nobody_can_receive_the_form_closes_and_shows_whom_to_call()
    {
        using var turku = await ReceivingTeamOfTest.InAsync(_site, "turku");
        using var sender = new Sharer(_site.Visitor());
        await sender.OpensAsync();
        await sender.WalksOnAsync(("danger", "no"), ("role", "family"), ("wish", "look"), ("typed", "Helsinki"), ("words", "x"));
        Assert.Equal("Lomake ei ole auki", sender.Heading);
        Assert.NotEmpty(sender.Page.QuerySelectorAll("main a.phone"));
        Assert.Null(sender.Page.QuerySelector("main form"));
        using var other = new Sharer(_site.Visitor());
        await other.WalksToCheckAsync("x", place: "Åbo");
        await other.PressesAsync("send");
        Assert.Single(await turku.ConcernsAsync());
    }

    private async Task<string?> TeamForAsync(string place)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ConcernIntake>().TeamForAsync(place, TestContext.Current.CancellationToken))?.TeamId;
    }

    private async Task GiveKeysAsync(IEnumerable<string> teams)
    {
        using var key = PrivateKey.Generate();
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.AddRange(teams.Distinct().Select(team => new TeamKey { TeamId = team, Epoch = 1, PublicJwk = key.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task OnlyAsync(IReadOnlyCollection<string> teams)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().TeamKeys.Where(key => !teams.Contains(key.TeamId)).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
    }
}
