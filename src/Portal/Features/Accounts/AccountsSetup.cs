using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Data;
using Portal.Features.Notifications;

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

        services.AddSingleton<PasswordDecoy>();
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
}
