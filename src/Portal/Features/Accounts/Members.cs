using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Localization;

namespace Portal.Features.Accounts;

/// <summary>A member as lists show them.</summary>
public sealed record MemberLine(Guid Id, string DisplayName, string Address, string? TeamId, bool IsAdministrator);

public enum LeaveResult
{
    Left,
    NoSuchMember,

    /// <summary>Somebody must remain who can invite the next one.</summary>
    LastAdministrator,
}

public enum PasswordChange
{
    Changed,
    WrongPassword,
    TooShort,
    TooCommon,
}

/// <summary>Who works here, and what a member may change about themselves.</summary>
public sealed class Members(
    PortalDb db, SecondFactor second, StaffSignIn signIn, StaffSessions sessions, UserManager<Member> users, TimeProvider clock)
{
    /// <summary>Everybody who has not left, by team and name.</summary>
    public async Task<IReadOnlyList<MemberLine>> ListAsync(CancellationToken stop) =>
        await db.Users.AsNoTracking().Where(member => member.LeftAt == null)
            .OrderBy(member => member.TeamId).ThenBy(member => member.DisplayName)
            .Select(member => new MemberLine(member.Id, member.DisplayName, member.Email ?? "", member.TeamId, member.IsAdministrator))
            .ToListAsync(stop);

    /// <summary>Marks a member as left: every session ends now, nothing can sign in again, and the address is free.</summary>
    public async Task<LeaveResult> LeaveAsync(Guid memberId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var name = $"LEFT-{memberId:N}";
        var (stamp, version) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        byte[] none = [];
        // Statements, not tracked rows: whatever the member or another administrator does in the same moment comes before or after.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var left = await db.Users
            .Where(each => each.Id == memberId && each.LeftAt == null)
            .Where(each => !each.IsAdministrator || db.Users.Any(other => other.IsAdministrator && other.LeftAt == null && other.Id != memberId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(each => each.LeftAt, now)
                    .SetProperty(each => each.UserName, name).SetProperty(each => each.NormalizedUserName, name)
                    .SetProperty(each => each.Email, (string?)null).SetProperty(each => each.NormalizedEmail, (string?)null)
                    .SetProperty(each => each.PasswordHash, (string?)null).SetProperty(each => each.SealedTotpKey, none)
                    .SetProperty(each => each.SecurityStamp, stamp).SetProperty(each => each.ConcurrencyStamp, version),
                stop);
        if (left == 0)
            return await db.Users.AnyAsync(each => each.Id == memberId && each.LeftAt == null, stop) ? LeaveResult.LastAdministrator : LeaveResult.NoSuchMember;

        await sessions.EndAllAsync(memberId, stop);
        await db.RecoveryCodes.Where(code => code.MemberId == memberId).ExecuteDeleteAsync(stop);
        await db.UserPasskeys.Where(passkey => passkey.UserId == memberId).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        return LeaveResult.Left;
    }

    /// <summary>From now on the member reads staff pages in this language.</summary>
    public Task ChangeLanguageAsync(Guid memberId, Language language, CancellationToken stop)
    {
        var code = StaffLanguages.Of(language.Code).Code;
        return db.Users.Where(member => member.Id == memberId)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.LanguageCode, code), stop);
    }

    /// <summary>A new password for somebody who knows the old one; every session of the member ends.</summary>
    public async Task<PasswordChange> ChangePasswordAsync(Guid memberId, string old, string wanted, CancellationToken stop)
    {
        var member = await db.Users.AsNoTracking().FirstAsync(each => each.Id == memberId, stop);
        if (!await signIn.IsPasswordOfAsync(member, old, stop))
            return PasswordChange.WrongPassword;

        foreach (var rule in users.PasswordValidators)
        {
            if (await rule.ValidateAsync(users, member, wanted) is { Succeeded: false } refused)
                return refused.Errors.First().Code == PasswordRules.TooShort ? PasswordChange.TooShort : PasswordChange.TooCommon;
        }

        var hash = users.PasswordHasher.HashPassword(member, wanted);
        var stamp = Guid.NewGuid().ToString("N");
        await db.Users.Where(each => each.Id == memberId && each.LeftAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.PasswordHash, hash).SetProperty(each => each.SecurityStamp, stamp), stop);
        await sessions.EndAllAsync(memberId, stop);
        return PasswordChange.Changed;
    }

    /// <summary>Ten new recovery codes in place of the old ones; null when the password is not the member's.</summary>
    public async Task<IReadOnlyList<string>?> RenewRecoveryCodesAsync(Guid memberId, string password, CancellationToken stop)
    {
        var member = await db.Users.AsNoTracking().FirstAsync(each => each.Id == memberId, stop);
        if (!await signIn.IsPasswordOfAsync(member, password, stop))
            return null;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.RecoveryCodes.Where(code => code.MemberId == memberId).ExecuteDeleteAsync(stop);
        var codes = second.AddRecoveryCodes(memberId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return codes;
    }
}
