using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Accounts;

/// <summary>
/// Password first, then a code. Whatever is wrong – no such address, wrong password, left, too many tries – is refused
/// in the same way and with the same work, so that nobody learns who has an account.
/// </summary>
public sealed class StaffSignIn(
    PortalDb db, Pacing pacing, SecondFactor second, PasskeyCeremony ceremony, StaffSessions sessions, KnownBrowsers browsers,
    IPasswordHasher<Member> hasher, ILookupNormalizer normalizer, UserManager<Member> users, PasswordDecoy decoy)
{
    /// <summary>The member whose password this is and who now needs a code; null for every other case.</summary>
    public async Task<Guid?> CheckPasswordAsync(string address, string password, CancellationToken stop)
    {
        var normalised = normalizer.NormalizeEmail(address.Trim());
        var charge = await pacing.ChargeAsync(normalised, stop, browsers.KnownFor(normalised));
        var member = await db.Users.AsNoTracking().FirstOrDefaultAsync(each => each.NormalizedEmail == normalised && each.LeftAt == null, stop);
        // Also hashed when it cannot count: the time it takes must not tell.
        var right = Matches(member, member?.PasswordHash ?? decoy.Hash, password);
        if (member is null || charge is null || !right)
            return null;

        await pacing.RefundAsync(charge, stop);
        return member.Id;
    }

    /// <summary>Uses up the code and starts a session; null when the code is wrong, was used, or must wait.</summary>
    public async Task<SignedIn?> CompleteAsync(Guid memberId, string code, CancellationToken stop)
    {
        var member = await db.Users.AsNoTracking().FirstOrDefaultAsync(each => each.Id == memberId && each.LeftAt == null, stop);
        if (member is null
            || await ChargeAsync(member, stop) is not { } charge
            || !await second.ConsumeAsync(member, code, stop))
        {
            return null;
        }

        await pacing.ClearAsync(charge, stop);
        return await StartAsync(member, stop);
    }

    /// <summary>
    /// Starts a session for a member who proved both factors in one act; null for anything else. An answer works once. There
    /// is nothing to guess, so nobody waits.
    /// </summary>
    public async Task<SignedIn?> ByPasskeyAsync(string? credential, string? state, CancellationToken stop)
    {
        if (await ceremony.ProvenAsync(credential, state) is not var (passkey, proved, askedAt))
            return null;

        var used = await db.Users.Where(each => each.Id == proved.Id && each.LeftAt == null && each.LastPasskeyAsk < askedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.LastPasskeyAsk, askedAt), stop);
        if (used != 1)
            return null;

        // Read again: what the ceremony tracked is older than the line above.
        db.ChangeTracker.Clear();
        var member = await db.Users.FirstAsync(each => each.Id == proved.Id, stop);
        await users.AddOrUpdatePasskeyAsync(member, passkey);
        // Signed in twice at once, only one kept the counter; what the other could not save must not be tried again.
        db.ChangeTracker.Clear();
        return await StartAsync(member, stop);
    }

    private async Task<SignedIn> StartAsync(Member member, CancellationToken stop)
    {
        browsers.Remember(member.NormalizedEmail ?? "");
        await sessions.SweepAsync(stop);
        var signedIn = sessions.Add(member);
        await db.SaveChangesAsync(stop);
        return signedIn;
    }

    /// <summary>The password of a member who is signed in, asked again before something that matters.</summary>
    internal async Task<bool> IsPasswordOfAsync(Member member, string password, CancellationToken stop)
    {
        if (await ChargeAsync(member, stop) is not { } charge
            || !Matches(member, member.PasswordHash ?? decoy.Hash, password))
        {
            return false;
        }

        await pacing.RefundAsync(charge, stop);
        return true;
    }

    private Task<Charge?> ChargeAsync(Member member, CancellationToken stop) =>
        pacing.ChargeAsync(member.NormalizedEmail ?? "", stop, browsers.KnownFor(member.NormalizedEmail ?? ""));

    private bool Matches(Member? member, string hash, string password) =>
        hasher.VerifyHashedPassword(member ?? decoy.Nobody, hash, password) != PasswordVerificationResult.Failed;
}

/// <summary>A password nobody knows, checked for addresses nobody has.</summary>
public sealed class PasswordDecoy
{
    public PasswordDecoy(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        Hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>().HashPassword(Nobody, Guid.NewGuid().ToString());
    }

    internal Member Nobody { get; } = new() { DisplayName = "", LanguageCode = "", SealedTotpKey = [] };

    internal string Hash { get; }
}
