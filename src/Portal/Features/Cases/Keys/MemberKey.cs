using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Features.Accounts;

namespace Portal.Features.Cases.Keys;

/// <summary>
/// A member's own key (D3). Its private half exists on the server only inside slots, which open with what the member alone
/// knows or has: the key passphrase, or the printed recovery code.
/// </summary>
public sealed class MemberKey
{
    public required Guid MemberId { get; init; }

    public required string PublicJwk { get; init; }

    /// <summary>Compact JWE under the key passphrase.</summary>
    public required string PassphraseSlot { get; init; }

    /// <summary>Compact JWE under the printed recovery code.</summary>
    public required string RecoverySlot { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A team's private key of one epoch, wrapped to one member's key. Gone once no live wrap needs it.</summary>
public sealed class HeldTeamKey
{
    public required string TeamId { get; init; }

    public required int Epoch { get; init; }

    public required Guid MemberId { get; init; }

    public required string Jwe { get; init; }
}

internal sealed class KeysMapping : IEntityTypeConfiguration<MemberKey>, IEntityTypeConfiguration<HeldTeamKey>
{
    public void Configure(EntityTypeBuilder<MemberKey> builder)
    {
        builder.HasKey(key => key.MemberId);
        builder.Property(key => key.PublicJwk).HasMaxLength(200);
        builder.HasOne<Member>().WithOne().HasForeignKey<MemberKey>(key => key.MemberId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HeldTeamKey> builder)
    {
        builder.HasKey(held => new { held.TeamId, held.Epoch, held.MemberId });
        builder.Property(held => held.TeamId).HasMaxLength(80);
        builder.HasOne<MemberKey>().WithMany().HasForeignKey(held => held.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(held => held.MemberId);
    }
}
