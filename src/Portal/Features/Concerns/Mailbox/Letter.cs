using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// One letter between a team and whoever holds the code. The clear columns only put letters in order; what counts stands
/// inside the seal as well (<see cref="LetterText"/>), so that a gap or a swap shows.
/// </summary>
public sealed class Letter
{
    public const string Team = "team";
    public const string Reporter = "reporter";

    /// <summary>Random, made by whoever sealed it: the same letter posted twice is stored once.</summary>
    public required Guid Id { get; init; }

    public required Guid ConcernId { get; init; }

    /// <summary><see cref="Team"/> or <see cref="Reporter"/>.</summary>
    public required string From { get; init; }

    /// <summary>1, 2, 3 … in each direction.</summary>
    public required int Number { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Compact JWE under the letters' key.</summary>
    public required string Content { get; init; }

    /// <summary>Which member wrote it; null for the reporter's.</summary>
    public Guid? MemberId { get; init; }
}

/// <summary>A promise about a concern that falls due on a day (D10): that it is erased, or that nobody waits for an answer any more.</summary>
public sealed class DuePromise
{
    public const string Erase = "erase";
    public const string Close = "close";

    public required Guid ConcernId { get; init; }

    public required string What { get; init; }

    /// <summary>The last day before it happens.</summary>
    public required DateOnly On { get; set; }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<DuePromise>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.HasKey(letter => letter.Id);
        builder.Property(letter => letter.From).HasMaxLength(10);
        builder.HasIndex(letter => new { letter.ConcernId, letter.From, letter.Number }).IsUnique();
        builder.HasOne<Concern>().WithMany().HasForeignKey(letter => letter.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DuePromise> builder)
    {
        builder.HasKey(promise => new { promise.ConcernId, promise.What });
        builder.Property(promise => promise.What).HasMaxLength(10);
        builder.HasIndex(promise => new { promise.What, promise.On });
        builder.HasOne<Concern>().WithMany().HasForeignKey(promise => promise.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }
}
