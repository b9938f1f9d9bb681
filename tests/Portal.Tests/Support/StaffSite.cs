using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Data;
using Portal.Features.Accounts;
using Portal.Features.Notifications;
using Portal.Localization;

namespace Portal.Tests.Support;

/// <summary>A portal whose clock the test moves and whose mails leave when the test says so.</summary>
public sealed class StaffSite : IAsyncDisposable
{
    private StaffSite(SteppedClock clock, Action<PortalSite> settings)
    {
        Clock = clock;
        Site = new PortalSite().WithServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(Dispatcher)));
        });
        settings(Site);
    }

    public PortalSite Site { get; }

    public SteppedClock Clock { get; }

    public static async Task<StaffSite> StartAsync(Action<PortalSite>? settings = null, SteppedClock? clock = null)
    {
        var site = new StaffSite(clock ?? new SteppedClock(), settings ?? (_ => { }));
        await site.Site.InitializeAsync();
        return site;
    }

    /// <summary>A member who has joined a moment ago, in the way everybody does.</summary>
    internal async Task<TestMember> MemberAsync(string? team = "turku", bool isAdministrator = false)
    {
        var member = new TestMember($"{Guid.NewGuid():N}@staff.example", $"kolme-eri-sanaa-{Guid.NewGuid():N}", Totp.NewKey());
        var link = await InviteAsync(member.Address, team, isAdministrator);
        await UseAsync<Joining, JoinResult>(joining => joining.JoinAsync(
            link.Split('/')[^1],
            new JoinRequest
            {
                DisplayName = member.Name,
                Password = member.Password,
                TotpKey = member.Key,
                Code = member.CodeAt(Clock.GetUtcNow()),
                Language = Language.Finnish,
            },
            CancellationToken.None));
        // Joining signs in, and used up this moment's code.
        var id = await IdOfAsync(member);
        await UseAsync<StaffSessions>(sessions => sessions.EndAllAsync(id, CancellationToken.None));
        Clock.Advance(TimeSpan.FromSeconds(30));
        return member;
    }

    internal Task<Guid> IdOfAsync(TestMember member) =>
        UseAsync<PortalDb, Guid>(db => db.Users.Where(each => each.Email == member.Address).Select(each => each.Id).SingleAsync());

    /// <summary>Gives the member a passkey that no device holds.</summary>
    internal Task PasskeyAsync(Guid memberId) => UseAsync<PortalDb>(async db =>
    {
        db.Add(new IdentityUserPasskey<Guid>
        {
            UserId = memberId,
            CredentialId = Guid.NewGuid().ToByteArray(),
            Data = new IdentityPasskeyData { Name = "Avain", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], Transports = [], CreatedAt = Clock.GetUtcNow() },
        });
        await db.SaveChangesAsync();
    });

    internal async Task<string> InviteAsync(string address, string? team = "turku", bool isAdministrator = false)
    {
        var result = await UseAsync<Invitations, InviteResult>(each => each.InviteAsync(address, team, isAdministrator, CancellationToken.None));
        return Assert.IsType<InviteResult.Invited>(result).Link;
    }

    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task UseAsync<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = Site.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>One running staff side for a class of tests; members are the tests' own, and the clock only moves on.</summary>
public sealed class SharedStaffSite : IAsyncLifetime
{
    public StaffSite Staff { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Staff = await StaffSite.StartAsync();

    public ValueTask DisposeAsync() => Staff.DisposeAsync();
}

internal sealed record TestMember(string Address, string Password, byte[] Key)
{
    internal string Name { get; } = "Testijäsen " + Guid.NewGuid().ToString("N")[..6];

    internal string CodeAt(DateTimeOffset moment) => Totp.CodeAt(Key, Totp.StepAt(moment));
}
