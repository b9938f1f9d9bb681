using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Accounts;

/// <summary>How often an address was tried lately, whether it belongs to anybody or not: both are paced alike.</summary>
public sealed class SignInPace
{
    /// <summary>SHA-256 of the normalised address.</summary>
    public required byte[] Key { get; init; }

    public required int Tries { get; set; }

    public required DateTimeOffset LastAt { get; set; }

    public required DateTimeOffset WaitUntil { get; set; }
}

internal sealed class SignInPaceMapping : IEntityTypeConfiguration<SignInPace>
{
    public void Configure(EntityTypeBuilder<SignInPace> builder)
    {
        builder.HasKey(pace => pace.Key);
        builder.Property(pace => pace.Key).HasMaxLength(32);
    }
}
