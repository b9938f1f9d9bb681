using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;

namespace Portal.Features.Concerns;

/// <summary>
/// What a member did with a concern, by day and in a code, so that who opened what can be looked into for two years – also
/// when the concern is erased, whose random id then leads nowhere. Rows are only added, and removed by retention.
/// </summary>
public sealed class CaseAct
{
    public const int KeptYears = 2;

    public required Guid Id { get; init; }

    public required DateOnly On { get; init; }

    public required string TeamId { get; init; }

    public required Guid MemberId { get; init; }

    public required string What { get; init; }

    /// <summary>No reference: the concern may be gone.</summary>
    public required Guid ConcernId { get; init; }

    /// <summary>Adds the act and the concern's own event, which goes with the concern; the caller saves.</summary>
    internal static void Record(PortalDb db, Guid concernId, string teamId, Guid memberId, string what, DateOnly today)
    {
        db.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = concernId, On = today, What = what, MemberId = memberId });
        db.Add(new CaseAct { Id = Guid.NewGuid(), ConcernId = concernId, TeamId = teamId, On = today, What = what, MemberId = memberId });
    }
}

internal sealed class CaseActMapping : IEntityTypeConfiguration<CaseAct>
{
    public void Configure(EntityTypeBuilder<CaseAct> builder)
    {
        builder.HasKey(act => act.Id);
        builder.Property(act => act.TeamId).HasMaxLength(80);
        builder.Property(act => act.What).HasMaxLength(40);
        builder.HasIndex(act => act.On);
    }
}
