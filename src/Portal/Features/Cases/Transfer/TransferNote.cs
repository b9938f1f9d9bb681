using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Features.Concerns;

namespace Portal.Features.Cases.Transfer;

/// <summary>
/// Why a concern was handed on, for those who can open it: sealed under the concern's own content key, as another kind, so
/// that wherever that key goes this goes too. The latest one only.
/// </summary>
public sealed class TransferNote
{
    /// <summary>The kind of the envelope.</summary>
    internal const string Kind = "transfer-note";

    public required Guid ConcernId { get; init; }

    public required string Content { get; set; }
}

internal sealed class TransferNoteMapping : IEntityTypeConfiguration<TransferNote>
{
    public void Configure(EntityTypeBuilder<TransferNote> builder)
    {
        builder.HasKey(note => note.ConcernId);
        builder.HasOne<Concern>().WithOne().HasForeignKey<TransferNote>(note => note.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }
}
