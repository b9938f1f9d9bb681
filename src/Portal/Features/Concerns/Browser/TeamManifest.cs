using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Concerns.Browser;

/// <summary>A signed list of team keys as it was brought from the offline machine. The latest one counts.</summary>
public sealed class TeamManifest
{
    /// <summary>Seconds since 1970, from inside the manifest.</summary>
    public required long Issued { get; init; }

    public required string Jws { get; init; }
}

internal sealed class TeamManifestMapping : IEntityTypeConfiguration<TeamManifest>
{
    public void Configure(EntityTypeBuilder<TeamManifest> builder)
    {
        builder.HasKey(manifest => manifest.Issued);
        builder.Property(manifest => manifest.Issued).ValueGeneratedNever();
    }
}
