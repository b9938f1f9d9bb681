using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Accounts;

/// <summary>A link that lets one address become a member, once, within a week. Using it removes the row.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the 32 random bytes in the link. The link itself is stored nowhere.</summary>
    public required byte[] TokenHash { get; init; }

    public required string Address { get; init; }

    public string? TeamId { get; init; }

    public required bool IsAdministrator { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(32);
        builder.Property(invitation => invitation.Address).HasMaxLength(256);
        builder.Property(invitation => invitation.TeamId).HasMaxLength(80);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
    }
}
