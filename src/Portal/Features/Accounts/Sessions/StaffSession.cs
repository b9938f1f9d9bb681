using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Accounts;

/// <summary>One signed-in browser. The cookie carries its id; without the row the cookie is worth nothing.</summary>
public sealed class StaffSession
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>Wraps the member's key in that browser between pages (D4); gone with the row.</summary>
    public required byte[] UnlockKey { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.HasKey(session => session.Id);
        builder.Property(session => session.UnlockKey).HasMaxLength(32);
        builder.HasOne<Member>().WithMany().HasForeignKey(session => session.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
