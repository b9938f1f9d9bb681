using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Notifications;

/// <summary>
/// A promise to tell somebody that there is something new (D10). A team's notice becomes one for each member when it is
/// due; a member's notice becomes one mail. What is done is removed.
/// </summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>What it is about, in a word: <c>concern</c>, <c>letter</c>. Never in the mail.</summary>
    public required string Kind { get; init; }

    public string? TeamId { get; init; }

    public Guid? MemberId { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>While a node works on it, until when the others leave it alone.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>A code such as <c>smtp-451</c> or <c>timeout</c>; never an address or an answer's text.</summary>
    public string? LastFault { get; set; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Kind).HasMaxLength(40);
        builder.Property(notice => notice.TeamId).HasMaxLength(80);
        builder.Property(notice => notice.LastFault).HasMaxLength(40);
        builder.HasIndex(notice => notice.DueAt);
    }
}
