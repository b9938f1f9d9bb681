using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Features.Notifications;
using Portal.Host;

namespace Portal.Features.Accounts;

internal static class AccountsSetup
{
    private const int HashRounds = 210_000;

    internal static IServiceCollection AddAccounts(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddIdentityCore<Member>(options =>
            {
                options.Stores.SchemaVersion = PortalDb.IdentitySchema;
                options.User.RequireUniqueEmail = true;
                // Addresses are the names, and addresses hold more than Identity's list of characters.
                options.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<PortalDb>()
            .AddSignInManager();
        // Ours instead of Identity's, whose rules ask for kinds of characters.
        services.RemoveAll<IPasswordValidator<Member>>();
        services.AddScoped<IPasswordValidator<Member>, PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.AddHttpContextAccessor();
        StaffCookies.Add(services, overHttp: environment.IsDevelopment());
        services.AddAuthorization(StaffPolicies.Configure);

        services.ConfigureOptions<PasskeyRules>();

        services.AddSingleton<PasswordDecoy>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<MemberPasskeys>();
        services.AddScoped<Authenticator>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<Pacing>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped<Invitations>();
        services.AddScoped<Joining>();
        services.AddScoped<Members>();
        services.AddScoped<IRecipients, StaffRecipients>();
        services.AddSingleton(new StaffDoor("/staff/account", () => Texts.StaffAccountTitle, StaffPolicies.Member, 90));
        return services;
    }

    internal static void MapAccounts(this WebApplication app)
    {
        // A public node does not even map it.
        if (!app.Services.GetRequiredService<IOptions<SurfaceOptions>>().Value.Surfaces.HasFlag(Surface.Staff))
            return;

        // Somebody who writes for half an hour asks for no page meanwhile; asking this keeps the session. Anybody may ask,
        // because "nobody is here" is an answer and not a fault.
        app.MapGet("/staff/here", HereAsync).AllowAnonymous().WithMetadata(new StaffSurfaceAttribute());
    }

    /// <summary>Two parameters, because a method of one HttpContext is taken for a plain delegate and its result dropped.</summary>
    private static async Task<Ok<bool>> HereAsync(HttpContext context, IAuthenticationService service) =>
        TypedResults.Ok((await service.AuthenticateAsync(context, IdentityConstants.ApplicationScheme)).Succeeded);
}
