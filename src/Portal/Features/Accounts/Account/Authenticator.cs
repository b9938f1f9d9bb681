using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Accounts;

public enum AuthenticatorChange
{
    Done,
    WrongPassword,
    WrongCode,
}

/// <summary>A new authenticator in place of the old one, or beside passkeys: a lost phone must not use up the printed codes.</summary>
public sealed class Authenticator(PortalDb db, SecondFactor second, StaffSignIn signIn, TimeProvider clock)
{
    /// <summary>Keeps the new secret once its code proves that an app holds it.</summary>
    public async Task<AuthenticatorChange> ReplaceAsync(Guid memberId, string password, byte[] key, string code, CancellationToken stop)
    {
        var member = await db.Users.FirstAsync(each => each.Id == memberId, stop);
        if (!await signIn.IsPasswordOfAsync(member, password, stop))
            return AuthenticatorChange.WrongPassword;

        if (Totp.Match(key, code, clock.GetUtcNow()) is not { } step)
            return AuthenticatorChange.WrongCode;

        member.SealedTotpKey = second.Seal(key);
        member.LastTotpStep = step;
        member.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await db.SaveChangesAsync(stop);
        return AuthenticatorChange.Done;
    }

    /// <summary>The address of the member, which an app shows beside its code.</summary>
    public async Task<string> AddressOfAsync(Guid memberId, CancellationToken stop) =>
        await db.Users.Where(member => member.Id == memberId).Select(member => member.Email).FirstOrDefaultAsync(stop) ?? "";
}
