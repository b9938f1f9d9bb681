using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Accounts;

/// <summary>The authenticator's secret and the printed codes that replace it. Every code works once.</summary>
public sealed class SecondFactor(PortalDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const int RecoveryBytes = 10;
    private const int RecoveryGroup = 4;
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Accounts.Totp");

    internal byte[] Seal(byte[] key) => _protector.Protect(key);

    internal byte[] Open(byte[] sealedKey) => _protector.Unprotect(sealedKey);

    /// <summary>Uses up an authenticator code or a recovery code; false when it is neither, or was used before.</summary>
    internal async Task<bool> ConsumeAsync(Member member, string typed, CancellationToken stop)
    {
        if (member.SealedTotpKey.Length > 0 && Totp.Match(Open(member.SealedTotpKey), typed, clock.GetUtcNow()) is { } step)
        {
            return await db.Users.Where(each => each.Id == member.Id && each.LastTotpStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.LastTotpStep, step), stop) == 1;
        }

        var hash = HashOf(typed);
        return await db.RecoveryCodes.Where(code => code.MemberId == member.Id && code.Hash == hash).ExecuteDeleteAsync(stop) == 1;
    }

    /// <summary>Adds ten fresh recovery codes for the member and returns them to be shown once; the caller saves.</summary>
    internal IReadOnlyList<string> AddRecoveryCodes(Guid memberId)
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode())];
        db.AddRange(codes.Select(code => new RecoveryCode { MemberId = memberId, Hash = HashOf(code) }));
        return codes;
    }

    private static string NewRecoveryCode() =>
        string.Join('-', Totp.Base32(RandomNumberGenerator.GetBytes(RecoveryBytes)).Chunk(RecoveryGroup).Select(group => new string(group)));

    private static byte[] HashOf(string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
}
