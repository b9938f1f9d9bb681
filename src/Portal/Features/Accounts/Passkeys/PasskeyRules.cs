using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>
/// A passkey is both factors in one, so the authenticator must know its user by finger, face or code, and must hold the
/// account itself: nobody types an address that could be tried out.
/// </summary>
internal sealed class PasskeyRules(IOptions<SurfaceOptions> surfaces) : IConfigureOptions<IdentityPasskeyOptions>
{
    private const string Required = "required";

    public void Configure(IdentityPasskeyOptions options)
    {
        var staff = Uri.TryCreate(surfaces.Value.StaffAddress, UriKind.Absolute, out var address) ? address : null;
        options.UserVerificationRequirement = Required;
        options.ResidentKeyRequirement = Required;
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        if (staff is not null)
            options.ServerDomain = staff.Host;
        // Not what the request claims of itself, where the operator has said where the staff side is.
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
            && asked.Origin == (staff?.GetLeftPart(UriPartial.Authority) ?? $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"));
    }
}
