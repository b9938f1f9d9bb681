using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Portal.Features.Accounts;
using Portal.Features.Cases.Inbox;
using Portal.Features.Cases.Keys;
using Portal.Features.Cases.Letters;
using Portal.Features.Cases.Transfer;
using Portal.Host;

namespace Portal.Features.Cases;

internal static class CasesSetup
{
    internal static IServiceCollection AddCases(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<KeyRing>();
        services.AddScoped<TeamEpochs>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<TeamInbox>();
        services.AddScoped<CaseTransfer>();
        services.AddScoped<CaseLetters>();
        services.AddScoped<JunkDesk>();
        services.AddHostedService<KeyTidying>();
        services.AddSingleton(new StaffDoor(CasesLinks.Inbox, () => Texts.StaffInboxTitle, StaffPolicies.TeamMember, 10));
        services.AddSingleton(new StaffDoor(CasesLinks.Junk, () => Texts.StaffJunkTitle, StaffPolicies.TeamMember, 15));
        services.AddSingleton(new StaffDoor(CasesLinks.Keys, () => Texts.StaffKeysTitle, StaffPolicies.TeamMember, 20));
        if (environment.IsDevelopment() && configuration.GetValue<bool>("Development:Sample"))
            services.AddScoped<IDevelopmentSample, SampleKeys>();
        return services;
    }

    internal static void MapCases(this WebApplication app)
    {
        // A public node does not even map it.
        if (!app.Services.GetRequiredService<IOptions<SurfaceOptions>>().Value.Surfaces.HasFlag(Surface.Staff))
            return;

        app.MapGet(CasesLinks.UnlockKey, UnlockKeyAsync)
            .RequireAuthorization(StaffPolicies.TeamMember)
            .WithMetadata(new StaffSurfaceAttribute());
    }

    /// <summary>The server's half of what rests in the browser between pages (D4): worthless alone, and gone with the session.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> UnlockKeyAsync(ClaimsPrincipal user, StaffSessions sessions, CancellationToken stop) =>
        await sessions.UnlockKeyAsync(user.SessionId(), stop) is { } key ? TypedResults.Bytes(key) : TypedResults.NotFound();
}
