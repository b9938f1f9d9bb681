using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Accounts;

/// <summary>The cookies of the staff side. Over http in Development they lose only what a browser would refuse there.</summary>
internal static class StaffCookies
{
    internal const string SignInPath = "/staff/sign-in";
    internal const string ReturnParameter = "to";
    private static readonly TimeSpan SecondStep = TimeSpan.FromMinutes(5);

    internal static void Add(IServiceCollection services, bool overHttp)
    {
        var scheme = services.AddAuthentication(options =>
        {
            options.DefaultChallengeScheme = IdentityConstants.ApplicationScheme;
            options.DefaultForbidScheme = IdentityConstants.ApplicationScheme;
        });
        scheme.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options =>
            {
                // Lax, so that a link in a mail opens for somebody who is signed in; posts need the token besides.
                Harden(options.Cookie, "staff", SameSiteMode.Lax, overHttp);
                options.ExpireTimeSpan = StaffSessions.Longest;
                options.SlidingExpiration = false;
                options.LoginPath = SignInPath;
                options.ReturnUrlParameter = ReturnParameter;
                options.Events.OnValidatePrincipal = CheckAsync;
                options.Events.OnRedirectToLogin = AskToSignIn;
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
            cookies.TwoFactorUserIdCookie!.Configure(options =>
            {
                Harden(options.Cookie, "staff-second", SameSiteMode.Strict, overHttp);
                options.ExpireTimeSpan = SecondStep;
                options.SlidingExpiration = false;
                options.LoginPath = SignInPath;
            });
        });
        services.Configure<AntiforgeryOptions>(options => Harden(options.Cookie, "staff-form", SameSiteMode.Strict, overHttp));
    }

    internal static string KnownName(bool overHttp) => overHttp ? "staff-known" : "__Host-staff-known";

    private static void Harden(CookieBuilder cookie, string name, SameSiteMode sameSite, bool overHttp)
    {
        cookie.Name = overHttp ? name : "__Host-" + name;
        cookie.SecurePolicy = overHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.IsEssential = true;
    }

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<StaffSessions>();
        if (StaffClaims.FromCookie(context.Principal) is { } cookie
            && await sessions.CheckAsync(cookie, context.HttpContext.RequestAborted) is { } member)
        {
            context.ReplacePrincipal(StaffClaims.ForRequest(cookie, member));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>A script is told; a person is led to the sign-in page and back.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers["Sec-Fetch-Dest"] == "empty")
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
