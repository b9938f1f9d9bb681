using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Accounts;

/// <summary>One printed code that stands in for the authenticator once. Using it removes it.</summary>
public sealed class RecoveryCode
{
    public required Guid MemberId { get; init; }

    /// <summary>SHA-256 of eighty random bits.</summary>
    public required byte[] Hash { get; init; }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.HasKey(code => new { code.MemberId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(32);
        builder.HasOne<Member>().WithMany().HasForeignKey(code => code.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
