using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Localization;

namespace Portal.Features.Accounts;

/// <summary>What somebody who follows an invitation link chooses and proves.</summary>
public sealed record JoinRequest
{
    public required string DisplayName { get; init; }
    public required string Password { get; init; }
    public required byte[] TotpKey { get; init; }
    public required string Code { get; init; }
    public required Language Language { get; init; }
}

public abstract record JoinResult
{
    private JoinResult()
    {
    }

    public sealed record Joined(SignedIn SignedIn, IReadOnlyList<string> RecoveryCodes) : JoinResult;

    /// <summary>The link was wrong, used in the meantime, or ran out.</summary>
    public sealed record NoInvitation : JoinResult;

    public sealed record WrongCode : JoinResult;

    public sealed record WeakPassword(bool TooShort) : JoinResult;
}

/// <summary>
/// Turns an invitation into a member: password and authenticator are proved together and saved at once, so that an
/// account without a second factor never exists.
/// </summary>
public sealed class Joining(
    PortalDb db, Invitations invitations, SecondFactor second, StaffSessions sessions, UserManager<Member> users, TimeProvider clock)
{
    /// <summary>The address an open invitation was made for; null for a wrong, used or expired link.</summary>
    public async Task<string?> AddressOfAsync(string token, CancellationToken stop) =>
        (await invitations.FindAsync(token, stop))?.Address;

    /// <summary>Makes the member, uses up the link and signs in, or changes nothing.</summary>
    public async Task<JoinResult> JoinAsync(string token, JoinRequest request, CancellationToken stop)
    {
        if (await invitations.FindAsync(token, stop) is not { } invitation)
            return new JoinResult.NoInvitation();

        if (Totp.Match(request.TotpKey, request.Code, clock.GetUtcNow()) is not { } step)
            return new JoinResult.WrongCode();

        var member = new Member
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = invitation.Address,
            Email = invitation.Address,
            EmailConfirmed = true,
            TwoFactorEnabled = true,
            DisplayName = request.DisplayName,
            TeamId = invitation.TeamId,
            IsAdministrator = invitation.IsAdministrator,
            LanguageCode = StaffLanguages.Of(request.Language.Code).Code,
            SealedTotpKey = second.Seal(request.TotpKey),
            LastTotpStep = step,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Remove(invitation);
        var codes = second.AddRecoveryCodes(member.Id);
        try
        {
            // One save: Identity's own also takes the invitation and the codes with it.
            var made = await users.CreateAsync(member, request.Password);
            if (!made.Succeeded)
                return Refusal(made);
        }
        catch (DbUpdateException)
        {
            // The same link, or the same address, was used at the same moment.
            return new JoinResult.NoInvitation();
        }

        // Identity gave the member a stamp of its own while saving.
        var signedIn = sessions.Add(member);
        await db.SaveChangesAsync(stop);
        return new JoinResult.Joined(signedIn, codes);
    }

    private static JoinResult Refusal(IdentityResult made) => made.Errors.FirstOrDefault(error => PasswordRules.IsOurs(error.Code)) is { } error
        ? new JoinResult.WeakPassword(error.Code == PasswordRules.TooShort)
        : new JoinResult.NoInvitation();
}
