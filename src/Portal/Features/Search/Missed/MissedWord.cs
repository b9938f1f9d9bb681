using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Search.Missed;

/// <summary>
/// A word that was asked for ten times and not found; by how many people we do not know. It has no time and no companions.
/// </summary>
public sealed class MissedWord
{
    internal const int LongestStem = 24;

    public required string Language { get; init; }
    public required string Stem { get; init; }

    /// <summary>In tens: fewer are never written down.</summary>
    public required int Times { get; set; }
}

internal sealed class MissedWordTable : IEntityTypeConfiguration<MissedWord>
{
    public void Configure(EntityTypeBuilder<MissedWord> word)
    {
        word.ToTable("MissedWords");
        word.HasKey(each => new { each.Language, each.Stem });
        word.Property(each => each.Language).HasMaxLength(2);
        word.Property(each => each.Stem).HasMaxLength(MissedWord.LongestStem);
    }
}
