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
    /// <summary>The authenticator's secret and its code, or a passkey with its state instead.</summary>
    public byte[] TotpKey { get; init; } = [];
    public string Code { get; init; } = "";
    public string? Passkey { get; init; }
    public string? PasskeyState { get; init; }
    public string? PasskeyName { get; init; }
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

    public sealed record WrongPasskey : JoinResult;

    public sealed record WeakPassword(bool TooShort) : JoinResult;
}

/// <summary>
/// Turns an invitation into a member: password and authenticator or passkey are proved together and saved at once, so that
/// an account without a second factor never exists.
/// </summary>
public sealed class Joining(
    PortalDb db, Invitations invitations, SecondFactor second, PasskeyCeremony ceremony, KnownBrowsers browsers,
    StaffSessions sessions, UserManager<Member> users, TimeProvider clock)
{
    /// <summary>The address an open invitation was made for; null for a wrong, used or expired link.</summary>
    public async Task<string?> AddressOfAsync(string token, CancellationToken stop) =>
        (await invitations.FindAsync(token, stop))?.Address;

    /// <summary>The question for a passkey of whoever follows this link; null when the link does not work.</summary>
    public async Task<PasskeyQuestion?> AskForPasskeyAsync(string token, CancellationToken stop) =>
        await invitations.FindAsync(token, stop) is { } invitation
            ? await ceremony.AskToMakeAsync(Guid.CreateVersion7(clock.GetUtcNow()), invitation.Address)
            : null;

    /// <summary>Makes the member, uses up the link and signs in, or changes nothing.</summary>
    public async Task<JoinResult> JoinAsync(string token, JoinRequest request, CancellationToken stop)
    {
        if (await invitations.FindAsync(token, stop) is not { } invitation)
            return new JoinResult.NoInvitation();

        var byPasskey = !string.IsNullOrEmpty(request.Passkey);
        var passkey = byPasskey ? await ceremony.MadeAsync(request.Passkey, request.PasskeyState) : null;
        var step = byPasskey ? null : Totp.Match(request.TotpKey, request.Code, clock.GetUtcNow());
        if (passkey is null && step is null)
            return byPasskey ? new JoinResult.WrongPasskey() : new JoinResult.WrongCode();

        var member = new Member
        {
            Id = passkey?.MemberId ?? Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = invitation.Address,
            Email = invitation.Address,
            EmailConfirmed = true,
            TwoFactorEnabled = true,
            DisplayName = request.DisplayName,
            TeamId = invitation.TeamId,
            IsAdministrator = invitation.IsAdministrator,
            LanguageCode = StaffLanguages.Of(request.Language.Code).Code,
            SealedTotpKey = step is null ? [] : second.Seal(request.TotpKey),
            LastTotpStep = step ?? 0,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Remove(invitation);
        if (passkey is not null)
            db.Add(RowOf(passkey, request.PasskeyName));
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
        browsers.Remember(member.NormalizedEmail ?? "");
        await db.SaveChangesAsync(stop);
        return new JoinResult.Joined(signedIn, codes);
    }

    /// <summary>Added beside the member, not after: Identity's own way saves on its own.</summary>
    private static IdentityUserPasskey<Guid> RowOf(MadePasskey made, string? name) => new()
    {
        UserId = made.MemberId,
        CredentialId = made.Passkey.CredentialId,
        Data = new IdentityPasskeyData
        {
            PublicKey = made.Passkey.PublicKey,
            Name = MemberPasskeys.Named(name),
            CreatedAt = made.Passkey.CreatedAt,
            SignCount = made.Passkey.SignCount,
            Transports = made.Passkey.Transports,
            IsUserVerified = made.Passkey.IsUserVerified,
            IsBackupEligible = made.Passkey.IsBackupEligible,
            IsBackedUp = made.Passkey.IsBackedUp,
            AttestationObject = made.Passkey.AttestationObject,
            ClientDataJson = made.Passkey.ClientDataJson,
        },
    };

    private static JoinResult Refusal(IdentityResult made) => made.Errors.FirstOrDefault(error => PasswordRules.IsOurs(error.Code)) is { } error
        ? new JoinResult.WeakPassword(error.Code == PasswordRules.TooShort)
        : new JoinResult.NoInvitation();
}
