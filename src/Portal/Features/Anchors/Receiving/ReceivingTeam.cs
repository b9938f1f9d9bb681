using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Anchors.Receiving;

/// <summary>A team that receives in the portal: one of the directory's Anchor teams, the national duty team, or the desk for feedback.</summary>
public sealed class ReceivingTeam
{
    public const string DutyId = "duty";

    /// <summary>The desk that reads feedback on the site. It is no Anchor team, and no concern comes to it.</summary>
    public const string FeedbackId = "feedback";

    /// <summary>The id of the <see cref="AnchorTeam"/>, <see cref="DutyId"/> or <see cref="FeedbackId"/>.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required bool IsDuty { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ReceivingTeamMapping : IEntityTypeConfiguration<ReceivingTeam>
{
    public void Configure(EntityTypeBuilder<ReceivingTeam> builder)
    {
        builder.HasKey(team => team.Id);
        builder.Property(team => team.Id).HasMaxLength(80);
        builder.Property(team => team.Name).HasMaxLength(200);
    }
}
