using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Accounts;

/// <summary>Carries who gave the right password to the page that asks for the code, for five minutes.</summary>
internal static class SecondStep
{
    internal static ClaimsPrincipal For(Guid memberId) =>
        new(new ClaimsIdentity([new(StaffClaims.Member, memberId.ToString())], IdentityConstants.TwoFactorUserIdScheme));

    internal static async Task<Guid?> MemberAsync(HttpContext context)
    {
        var step = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Guid.TryParse(step.Principal?.FindFirstValue(StaffClaims.Member), out var member) ? member : null;
    }

    /// <summary>Ends the in-between step and gives the browser its session.</summary>
    internal static async Task EnterAsync(HttpContext context, SignedIn signedIn)
    {
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, StaffClaims.ForCookie(signedIn));
    }

    /// <summary>Where to go after signing in: a staff page that was asked for, never another site.</summary>
    internal static string Destination(string? wanted) =>
        wanted is not null && (wanted == "/staff" || wanted.StartsWith("/staff/", StringComparison.Ordinal)) && !wanted.Any(char.IsControl)
            ? wanted
            : "/staff";
}
