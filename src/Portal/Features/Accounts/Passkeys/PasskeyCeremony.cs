using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Accounts;

/// <summary>What the browser asks its authenticator, and what it must send back beside the answer.</summary>
/// <param name="Options">The options of the WebAuthn call as JSON.</param>
/// <param name="State">Sealed: only this portal can read it, and only for as long as the question holds.</param>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>A passkey that proved itself, and when it was asked.</summary>
internal sealed record ProvenPasskey(UserPasskeyInfo Passkey, Member Member, long AskedAt);

/// <summary>A passkey made for this member or member to be.</summary>
internal sealed record MadePasskey(UserPasskeyInfo Passkey, Guid MemberId);

/// <summary>
/// Question and answer between portal and authenticator. Nothing is kept for a question that nobody answers: it travels to
/// the browser and back, sealed and dated. Identity's sign-in manager keeps it in the cookie of the second step instead,
/// where it would overwrite who has just given the right password.
/// </summary>
public sealed class PasskeyCeremony(
    IPasskeyHandler<Member> handler, IHttpContextAccessor accessor, IDataProtectionProvider protection, TimeProvider clock)
{
    private const char Between = '\n';
    private const int LongestAnswer = 16_384;
    private static readonly TimeSpan ToSignIn = TimeSpan.FromMinutes(5);

    /// <summary>Long enough to correct a password that was refused on the same page.</summary>
    private static readonly TimeSpan ToMake = TimeSpan.FromMinutes(20);

    private readonly IDataProtector _making = protection.CreateProtector("Portal.Accounts.Passkeys.Make");
    private readonly IDataProtector _proving = protection.CreateProtector("Portal.Accounts.Passkeys.Prove");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Passkeys are asked for over HTTP only.");

    /// <summary>Asks for a new passkey; authenticators that hold one of this member already refuse.</summary>
    public async Task<PasskeyQuestion> AskToMakeAsync(Guid memberId, string address)
    {
        var entity = new PasskeyUserEntity { Id = memberId.ToString(), Name = address, DisplayName = address };
        var made = await handler.MakeCreationOptionsAsync(entity, Context);
        return new PasskeyQuestion(made.CreationOptionsJson, Seal(_making, made.AttestationState));
    }

    /// <summary>Asks whoever is there to prove a passkey: no address is needed, so none can be tried out.</summary>
    public async Task<PasskeyQuestion> AskToProveAsync()
    {
        var made = await handler.MakeRequestOptionsAsync(null, Context);
        return new PasskeyQuestion(made.RequestOptionsJson, Seal(_proving, made.AssertionState));
    }

    internal async Task<MadePasskey?> MadeAsync(string? credential, string? state)
    {
        if (!IsAnswer(credential) || Open(_making, state, ToMake) is not var (text, _))
            return null;

        try
        {
            var result = await handler.PerformAttestationAsync(new() { CredentialJson = credential!, AttestationState = text, HttpContext = Context });
            return result is { Succeeded: true, Passkey: { } passkey, UserEntity: { } entity } && Guid.TryParse(entity.Id, out var member)
                ? new MadePasskey(passkey, member)
                : null;
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return null;
        }
    }

    internal async Task<ProvenPasskey?> ProvenAsync(string? credential, string? state)
    {
        if (!IsAnswer(credential) || Open(_proving, state, ToSignIn) is not var (text, askedAt))
            return null;

        try
        {
            var result = await handler.PerformAssertionAsync(new() { CredentialJson = credential!, AssertionState = text, HttpContext = Context });
            return result is { Succeeded: true, Passkey: { IsUserVerified: true } passkey, User: { } member }
                ? new ProvenPasskey(passkey, member, askedAt)
                : null;
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return null;
        }
    }

    /// <summary>Identity answers some malformed credentials with exceptions of its parsers.</summary>
    private static bool IsRefusal(Exception error) =>
        error is PasskeyException or System.Text.Json.JsonException or FormatException or ArgumentException or InvalidOperationException or CryptographicException
            or System.Formats.Cbor.CborContentException;

    private static bool IsAnswer(string? credential) => credential is { Length: > 0 and <= LongestAnswer };

    private string Seal(IDataProtector protector, string? state) => Base64Url.EncodeToString(protector.Protect(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcTicks}{Between}{state}"))));

    private (string Text, long AskedAt)? Open(IDataProtector protector, string? state, TimeSpan lifetime)
    {
        if (state is not { Length: > 0 and <= LongestAnswer } || !Base64Url.IsValid(state))
            return null;

        try
        {
            var parts = Encoding.UTF8.GetString(protector.Unprotect(Base64Url.DecodeFromChars(state))).Split(Between, 2);
            var askedAt = long.Parse(parts[0], CultureInfo.InvariantCulture);
            return clock.GetUtcNow().UtcTicks - askedAt <= lifetime.Ticks ? (parts[1], askedAt) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
