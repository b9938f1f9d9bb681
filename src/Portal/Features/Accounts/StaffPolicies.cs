using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Accounts;

/// <summary>
/// Who may open a staff page. A session exists only after both factors, and is looked up at every request, so signed in
/// always means: with a second factor, and still a member.
/// </summary>
public static class StaffPolicies
{
    public const string Member = "member";
    public const string TeamMember = "team-member";
    public const string Administrator = "administrator";

    private const string StaffPath = "/staff";

    internal static void Configure(AuthorizationOptions options)
    {
        // Only a page that asks for one of these looks at a cookie: there is no default scheme, and none on the public side.
        options.AddPolicy(Member, policy => SignedIn(policy));
        options.AddPolicy(TeamMember, policy => SignedIn(policy).RequireClaim(StaffClaims.Team));
        options.AddPolicy(Administrator, policy => SignedIn(policy).RequireClaim(StaffClaims.Admin, "true"));

        // A staff page that forgot to say who may open it opens for nobody.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(request => request.Resource is HttpContext context
                && (context.GetEndpoint() is null || !context.Request.Path.StartsWithSegments(StaffPath)))
            .Build();
    }

    private static AuthorizationPolicyBuilder SignedIn(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().RequireClaim(StaffClaims.Session);
}
