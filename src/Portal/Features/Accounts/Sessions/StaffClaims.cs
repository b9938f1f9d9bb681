using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Portal.Localization;

namespace Portal.Features.Accounts;

/// <summary>What a request knows of the member behind it.</summary>
public static class StaffClaims
{
    internal const string Member = ClaimTypes.NameIdentifier;
    internal const string Session = "portal:session";
    internal const string Stamp = "portal:stamp";
    internal const string Team = "portal:team";
    internal const string Admin = "portal:admin";
    internal const string Tongue = "portal:lang";

    extension(ClaimsPrincipal user)
    {
        /// <summary>The member's id; only pages behind a staff policy may ask.</summary>
        public Guid MemberId() => Guid.Parse(user.FindFirstValue(Member) ?? throw new InvalidOperationException("Nobody is signed in."));

        /// <summary>The id of this browser's session row.</summary>
        public Guid SessionId() => Guid.Parse(user.FindFirstValue(Session) ?? throw new InvalidOperationException("Nobody is signed in."));

        /// <summary>The member's team; only pages behind <see cref="StaffPolicies.TeamMember"/> may ask.</summary>
        public string TeamId() => user.FindFirstValue(Team) ?? throw new InvalidOperationException("The member has no team.");

        public bool HasTeam() => user.HasClaim(claim => claim.Type == Team);

        public bool IsAdministrator() => user.HasClaim(Admin, "true");

        /// <summary>The language the member reads staff pages in, if anybody is signed in.</summary>
        public Language? StaffLanguage() => user.FindFirstValue(Tongue) is { } code ? StaffLanguages.Of(code) : null;
    }

    /// <summary>What the cookie holds: three ids and nothing about the person.</summary>
    internal static ClaimsPrincipal ForCookie(SignedIn signedIn) => Principal(
        new(Member, signedIn.MemberId.ToString()), new(Session, signedIn.SessionId.ToString()), new(Stamp, signedIn.Stamp));

    internal static SignedIn? FromCookie(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(Session), out var session)
        && Guid.TryParse(principal.FindFirstValue(Member), out var member)
        && principal.FindFirstValue(Stamp) is { } stamp
            ? new SignedIn(session, member, stamp)
            : null;

    /// <summary>What pages see: the cookie's ids and the member as the database knows them at this request.</summary>
    internal static ClaimsPrincipal ForRequest(SignedIn cookie, ActiveMember member)
    {
        List<Claim> claims =
        [
            new(Member, member.Id.ToString()),
            new(Session, cookie.SessionId.ToString()),
            new(Stamp, cookie.Stamp),
            new(ClaimTypes.Name, member.DisplayName),
            new(Tongue, member.LanguageCode),
        ];
        if (member.TeamId is { } team)
            claims.Add(new(Team, team));
        if (member.IsAdministrator)
            claims.Add(new(Admin, "true"));
        return Principal([.. claims]);
    }

    private static ClaimsPrincipal Principal(params Claim[] claims) => new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
}
