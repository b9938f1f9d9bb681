using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Concerns.Form;

/// <summary>A key that seals the answers inside the posted page (D5), shared by the nodes and short-lived.</summary>
public sealed class FormKey
{
    public required string Id { get; init; }

    /// <summary>The key, protected with the portal's Data Protection keys.</summary>
    public required byte[] Protected { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class FormKeyMapping : IEntityTypeConfiguration<FormKey>
{
    public void Configure(EntityTypeBuilder<FormKey> builder)
    {
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).HasMaxLength(43);
    }
}
