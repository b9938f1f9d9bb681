using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Host;

namespace Portal.Features.Accounts;

public abstract record InviteResult
{
    private InviteResult()
    {
    }

    /// <param name="Link">Shown once, to whoever invites.</param>
    public sealed record Invited(string Link) : InviteResult;

    public sealed record AlreadyMember : InviteResult;

    public sealed record NotAnAddress : InviteResult;
}

/// <summary>Invites people: the only way to become a member.</summary>
public sealed class Invitations(PortalDb db, TimeProvider clock, ILookupNormalizer normalizer, IOptions<SurfaceOptions> surfaces)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int TokenLength = 32;
    private const string DevelopmentAddress = "http://localhost:5080";

    /// <summary>Makes a link for the address. An earlier link to the same address stops working.</summary>
    public async Task<InviteResult> InviteAsync(string address, string? teamId, bool isAdministrator, CancellationToken stop)
    {
        var typed = address.Trim();
        if (!new EmailAddressAttribute().IsValid(typed) || typed.Length > 256 || typed.Any(char.IsControl))
            return new InviteResult.NotAnAddress();

        var normalised = normalizer.NormalizeEmail(typed);
        if (await db.Users.AnyAsync(member => member.NormalizedEmail == normalised, stop))
            return new InviteResult.AlreadyMember();

        var now = clock.GetUtcNow();
        await db.Invitations.Where(each => each.Address == typed || each.ExpiresAt <= now).ExecuteDeleteAsync(stop);
        var token = RandomNumberGenerator.GetBytes(TokenLength);
        db.Add(new Invitation
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = SHA256.HashData(token),
            Address = typed,
            TeamId = teamId,
            IsAdministrator = isAdministrator,
            ExpiresAt = now + Lifetime,
        });
        await db.SaveChangesAsync(stop);
        return new InviteResult.Invited($"{surfaces.Value.StaffAddress?.TrimEnd('/') ?? DevelopmentAddress}/staff/join/{Base64Url.EncodeToString(token)}");
    }

    /// <summary>The open invitation behind this link; null for a wrong, used or expired one.</summary>
    internal Task<Invitation?> FindAsync(string token, CancellationToken stop)
    {
        if (!Base64Url.IsValid(token, out var length) || length != TokenLength)
            return Task.FromResult<Invitation?>(null);

        var hash = SHA256.HashData(Base64Url.DecodeFromChars(token));
        var now = clock.GetUtcNow();
        return db.Invitations.FirstOrDefaultAsync(each => each.TokenHash == hash && each.ExpiresAt > now, stop);
    }
}
