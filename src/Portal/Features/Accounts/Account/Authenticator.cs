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
public sealed class Authenticator(PortalDb db, SecondFactor second, StaffSignIn signIn, StaffSessions sessions, TimeProvider clock)
{
    /// <summary>Keeps the new secret once its code proves that an app holds it; every session of the member ends.</summary>
    public async Task<AuthenticatorChange> ReplaceAsync(Guid memberId, string password, byte[] key, string code, CancellationToken stop)
    {
        var member = await db.Users.AsNoTracking().FirstAsync(each => each.Id == memberId, stop);
        if (!await signIn.IsPasswordOfAsync(member, password, stop))
            return AuthenticatorChange.WrongPassword;

        if (Totp.Match(key, code, clock.GetUtcNow()) is not { } step)
            return AuthenticatorChange.WrongCode;

        // One statement: the form sent twice keeps the same secret twice, and nobody who left gets one.
        var sealedKey = second.Seal(key);
        var stamp = Guid.NewGuid().ToString("N");
        await db.Users.Where(each => each.Id == memberId && each.LeftAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.SealedTotpKey, sealedKey).SetProperty(each => each.LastTotpStep, step)
                .SetProperty(each => each.SecurityStamp, stamp),
            stop);
        await sessions.EndAllAsync(memberId, stop);
        return AuthenticatorChange.Done;
    }

    /// <summary>The address of the member, which an app shows beside its code.</summary>
    public async Task<string> AddressOfAsync(Guid memberId, CancellationToken stop) =>
        await db.Users.Where(member => member.Id == memberId).Select(member => member.Email).FirstOrDefaultAsync(stop) ?? "";
}
