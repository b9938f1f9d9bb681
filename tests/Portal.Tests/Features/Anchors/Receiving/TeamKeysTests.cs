using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Receiving;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Anchors.Receiving;

/// <summary>Which key a message is sealed to, and how long an old one is taken.</summary>
public sealed class TeamKeysTests : IAsyncLifetime
{
    private readonly PortalSite _site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_route_falls_back_from_the_team_to_its_department_to_the_duty_team_to_nobody()
    {
        var directory = PublishedDirectory.Directory;
        var route = directory.Municipalities.Select(directory.Router.RouteFor)
            .First(each => each.Kind == RouteKind.Team && each.DepartmentTeam is not null && each.DepartmentTeam.Id != each.Team?.Id);
        await AddAsync(route.Team!.Id, 1);
        await AddAsync(route.DepartmentTeam!.Id, 1);
        await AddAsync(ReceivingTeam.DutyId, 1);

        Assert.Equal(route.Team.Id, await UsableAsync(route));
        await RetireAsync(route.Team.Id, TimeSpan.Zero);
        Assert.Equal(route.DepartmentTeam.Id, await UsableAsync(route));
        await RetireAsync(route.DepartmentTeam.Id, TimeSpan.Zero);
        Assert.Equal(ReceivingTeam.DutyId, await UsableAsync(route));
        await RetireAsync(ReceivingTeam.DutyId, TimeSpan.Zero);
        Assert.Null(await UsableAsync(route));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(23.9, true)]
    [InlineData(24, false)]
    [InlineData(100, false)]
    public async Task The_previous_epoch_is_taken_for_twenty_four_hours(double hours, bool taken)
    {
        await AddAsync("turku", 1);
        await RetireAsync("turku", TimeSpan.FromHours(hours));
        await AddAsync("turku", 2);
        await UseAsync(async (keys, now) =>
        {
            Assert.Equal(taken, await keys.AcceptedAsync("turku", 1, now, Stop) is not null);
            Assert.NotNull(await keys.AcceptedAsync("turku", 2, now, Stop));
            Assert.Null(await keys.AcceptedAsync("turku", 3, now, Stop));
            Assert.Equal(2, (await keys.CurrentAsync("turku", Stop))?.Epoch);
        });
    }

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private async Task UseAsync(Func<TeamKeys, DateTimeOffset, Task> act) => await InScopeAsync(db => act(new TeamKeys(db), Now));

    private async Task<string?> UsableAsync(AnchorRoute route)
    {
        string? found = null;
        await UseAsync(async (keys, _) => found = (await keys.UsableTeamForAsync(route, Stop))?.TeamId);
        return found;
    }

    private Task AddAsync(string team, int epoch) => InScopeAsync(async db =>
    {
        db.Add(new TeamKey { TeamId = team, Epoch = epoch, PublicJwk = "{}", CreatedAt = Now.AddDays(-30) });
        await db.SaveChangesAsync(Stop);
    });

    private Task RetireAsync(string team, TimeSpan ago) => InScopeAsync(async db =>
    {
        foreach (var key in db.TeamKeys.Where(key => key.TeamId == team))
            key.RetiredAt = Now - ago;
        await db.SaveChangesAsync(Stop);
    });

    private async Task InScopeAsync(Func<PortalDb, Task> act)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }
}
