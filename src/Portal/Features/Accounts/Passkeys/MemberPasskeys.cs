using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Accounts;

/// <summary>A passkey as its member sees it.</summary>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset MadeAt);

/// <summary>The passkeys of a member, and whether one of them may go.</summary>
public sealed record PasskeyList(IReadOnlyList<PasskeyLine> Passkeys, bool HasAuthenticator)
{
    /// <summary>The last second factor stays.</summary>
    public bool MayRemove => HasAuthenticator || Passkeys.Count > 1;
}

public enum PasskeyChange
{
    Done,
    WrongPassword,

    /// <summary>The answer of the authenticator does not hold, or came too late.</summary>
    Refused,

    /// <summary>No such passkey, or it is the member's only second factor.</summary>
    NotPossible,
}

/// <summary>A member's own passkeys: add, name, remove.</summary>
public sealed class MemberPasskeys(PortalDb db, PasskeyCeremony ceremony, StaffSignIn signIn, StaffSessions sessions, UserManager<Member> users)
{
    public const int NameLength = 60;

    private const int Most = 20;

    /// <summary>The member's passkeys, oldest first.</summary>
    public async Task<PasskeyList> ListAsync(Guid memberId, CancellationToken stop)
    {
        var member = await db.Users.AsNoTracking().FirstAsync(each => each.Id == memberId, stop);
        var found = await users.GetPasskeysAsync(member);
        return new PasskeyList(
            [.. found.OrderBy(each => each.CreatedAt).Select(each => new PasskeyLine(Base64Url.EncodeToString(each.CredentialId), each.Name ?? "", each.CreatedAt))],
            member.SealedTotpKey.Length > 0);
    }

    /// <summary>
    /// The question for a new passkey; null when the password is not the member's, which is asked again because whoever
    /// sits at an unlocked screen must not add a way in.
    /// </summary>
    public async Task<PasskeyQuestion?> AskAsync(Guid memberId, string password, CancellationToken stop)
    {
        var member = await db.Users.AsNoTracking().FirstAsync(each => each.Id == memberId, stop);
        return await signIn.IsPasswordOfAsync(member, password, stop)
            ? await ceremony.AskToMakeAsync(memberId, member.Email ?? "")
            : null;
    }

    /// <summary>Keeps a passkey that was made for this member.</summary>
    public async Task<PasskeyChange> AddAsync(Guid memberId, string? credential, string? state, string? name, CancellationToken stop)
    {
        if (await ceremony.MadeAsync(credential, state) is not { } made || made.MemberId != memberId)
            return PasskeyChange.Refused;

        var member = await db.Users.FirstAsync(each => each.Id == memberId, stop);
        if ((await users.GetPasskeysAsync(member)).Count >= Most)
            return PasskeyChange.NotPossible;

        made.Passkey.Name = Named(name);
        try
        {
            if ((await users.AddOrUpdatePasskeyAsync(member, made.Passkey)).Succeeded)
                return PasskeyChange.Done;
        }
        catch (DbUpdateException)
        {
            // The same form, sent twice in one moment.
        }

        var id = made.Passkey.CredentialId;
        return await db.UserPasskeys.AsNoTracking().AnyAsync(each => each.UserId == memberId && each.CredentialId == id, stop)
            ? PasskeyChange.Done
            : PasskeyChange.Refused;
    }

    /// <summary>Gives a passkey another name.</summary>
    public async Task<PasskeyChange> RenameAsync(Guid memberId, string id, string? name, CancellationToken stop)
    {
        var member = await db.Users.FirstAsync(each => each.Id == memberId, stop);
        if (!Base64Url.IsValid(id) || await users.GetPasskeyAsync(member, Base64Url.DecodeFromChars(id)) is not { } passkey)
            return PasskeyChange.NotPossible;

        passkey.Name = Named(name);
        await users.AddOrUpdatePasskeyAsync(member, passkey);
        return PasskeyChange.Done;
    }

    /// <summary>Removes a passkey, never the last second factor, and ends every session of the member: it may have begun one.</summary>
    public async Task<PasskeyChange> RemoveAsync(Guid memberId, string id, string password, CancellationToken stop)
    {
        var member = await db.Users.FirstAsync(each => each.Id == memberId, stop);
        if (!await signIn.IsPasswordOfAsync(member, password, stop))
            return PasskeyChange.WrongPassword;

        var passkeys = await db.UserPasskeys.Where(each => each.UserId == memberId).ToListAsync(stop);
        var credential = Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];
        if (passkeys.FirstOrDefault(each => each.CredentialId.AsSpan().SequenceEqual(credential)) is not { } found
            || (passkeys.Count == 1 && member.SealedTotpKey.Length == 0))
        {
            return PasskeyChange.NotPossible;
        }

        db.Remove(found);
        // Two removals at once would each see the other's passkey: the member's row lets only one through.
        member.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        member.SecurityStamp = Guid.NewGuid().ToString("N");
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same form, sent twice, finds it removed; anything else has to be looked at again.
            if (await db.UserPasskeys.AsNoTracking().AnyAsync(each => each.UserId == memberId && each.CredentialId == credential, stop))
                return PasskeyChange.NotPossible;
        }

        await sessions.EndAllAsync(memberId, stop);
        return PasskeyChange.Done;
    }

    internal static string Named(string? name)
    {
        var trimmed = string.Concat((name ?? "").Where(letter => !char.IsControl(letter))).Trim();
        return trimmed.Length switch
        {
            0 => Texts.StaffPasskeyUnnamed,
            > NameLength => trimmed[..NameLength],
            _ => trimmed,
        };
    }
}
