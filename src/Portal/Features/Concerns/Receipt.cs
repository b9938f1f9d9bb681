using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Concerns;

/// <summary>
/// What the portal keeps of a receipt code (D6): enough to know its holder, and nothing that
/// tells the code or opens what was sent. Proof and key lie under the server's secret as well.
/// </summary>
public sealed class Receipt
{
    /// <summary>The first five digits of the code.</summary>
    public required string Locator { get; init; }

    public required byte[] SealedProof { get; init; }

    /// <summary>The letters' key, sealed under the code and then under the server's secret: ASCII of a compact JWE.</summary>
    public required byte[] SealedKey { get; init; }

    public required Guid ConcernId { get; init; }

    public required DateOnly ExpiresOn { get; set; }
}

/// <summary>
/// A journey that has ended: sent, started over or left. Its state opens no second time. Kept by day only and for as long
/// as a state could still come back.
/// </summary>
public sealed class BurntJourney
{
    public required Guid Id { get; init; }

    public required bool Sent { get; init; }

    public required DateOnly ForgetOn { get; init; }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>, IEntityTypeConfiguration<BurntJourney>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.HasKey(receipt => receipt.Locator);
        builder.Property(receipt => receipt.Locator).HasMaxLength(5);
        builder.HasOne<Concern>().WithMany().HasForeignKey(receipt => receipt.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BurntJourney> builder) => builder.HasKey(journey => journey.Id);
}
