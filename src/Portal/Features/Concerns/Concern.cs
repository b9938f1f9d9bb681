using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Features.Concerns.Mailbox;

namespace Portal.Features.Concerns;

/// <summary>
/// What a visitor sent, sealed. The clear columns are all there are (D15): nothing here tells a place, a person, a language
/// or an hour.
/// </summary>
public sealed class Concern
{
    /// <summary>Random: no sequence and no time in it.</summary>
    public required Guid Id { get; init; }

    public required string TeamId { get; set; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary><c>concern</c>, <c>advice</c>, <c>visit</c> or <c>feedback</c>.</summary>
    public required string Kind { get; init; }

    public required bool Urgent { get; init; }

    public required int Epoch { get; set; }

    /// <summary>Where it says it was sealed: <c>browser</c> or <c>server</c>. A claim, not proof.</summary>
    public required string Origin { get; init; }

    /// <summary>One of <see cref="ConcernStage"/>.</summary>
    public required string Stage { get; set; }

    /// <summary>By when it is to be read, or what is no concern answered; see <see cref="Intake.AnswerTimes"/>.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Compact JWE under a content key of its own; see <see cref="Intake.ConcernText"/> for what is inside.</summary>
    public required string Content { get; set; }

    /// <summary>The reporter does not wish to be contacted any more.</summary>
    public bool WantsNoContact { get; set; }

    /// <summary>One of <see cref="Mailbox.ContactDetails"/>.</summary>
    public string ContactDetails { get; set; } = Mailbox.ContactDetails.Kept;

    public required Guid Version { get; set; }
}

/// <summary>The content key of a concern for one team and epoch.</summary>
public sealed class ConcernWrap
{
    public required Guid ConcernId { get; init; }

    /// <summary>The id of the team.</summary>
    public required string Recipient { get; init; }

    public required int Epoch { get; init; }

    public required string Jwe { get; init; }
}

/// <summary>Something that happened to a concern, by day.</summary>
public sealed class ConcernEvent
{
    public const string Received = "received";

    public required Guid Id { get; init; }

    public required Guid ConcernId { get; init; }

    public required DateOnly On { get; init; }

    public required string What { get; init; }

    public Guid? MemberId { get; init; }
}

internal sealed class ConcernMapping
    : IEntityTypeConfiguration<Concern>, IEntityTypeConfiguration<ConcernWrap>, IEntityTypeConfiguration<ConcernEvent>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.HasKey(concern => concern.Id);
        builder.Property(concern => concern.TeamId).HasMaxLength(80);
        builder.Property(concern => concern.Kind).HasMaxLength(20);
        builder.Property(concern => concern.Origin).HasMaxLength(10);
        builder.Property(concern => concern.Stage).HasMaxLength(40);
        builder.Property(concern => concern.ContactDetails).HasMaxLength(10);
        builder.Property(concern => concern.Version).IsConcurrencyToken();
        builder.HasIndex(concern => new { concern.TeamId, concern.Stage });
    }

    public void Configure(EntityTypeBuilder<ConcernWrap> builder)
    {
        builder.HasKey(wrap => new { wrap.ConcernId, wrap.Recipient, wrap.Epoch });
        builder.Property(wrap => wrap.Recipient).HasMaxLength(80);
        builder.HasOne<Concern>().WithMany().HasForeignKey(wrap => wrap.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConcernEvent> builder)
    {
        builder.HasKey(happened => happened.Id);
        builder.Property(happened => happened.What).HasMaxLength(40);
        builder.HasOne<Concern>().WithMany().HasForeignKey(happened => happened.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }
}
