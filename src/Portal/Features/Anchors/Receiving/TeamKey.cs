using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Anchors.Receiving;

/// <summary>The public half of a team's key of one epoch (D3). The private half is never on the server in clear.</summary>
public sealed class TeamKey
{
    public required string TeamId { get; init; }

    public required int Epoch { get; init; }

    public required string PublicJwk { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a newer epoch took over. Intake accepts the old one for 24 hours more.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

internal sealed class TeamKeyMapping : IEntityTypeConfiguration<TeamKey>
{
    public void Configure(EntityTypeBuilder<TeamKey> builder)
    {
        builder.HasKey(key => new { key.TeamId, key.Epoch });
        builder.Property(key => key.TeamId).HasMaxLength(80);
        builder.Property(key => key.PublicJwk).HasMaxLength(200);
    }
}
