using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Content;

/// <summary>
/// The published text of one file under <c>content/</c>. It follows the file until somebody edits it in the portal;
/// from then on the edit stays and the file's changes are only reported (D11).
/// </summary>
public sealed class ContentFile
{
    /// <summary>Relative to <c>content/</c>, with forward slashes: <c>pages/after/fi.md</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The file's text exactly, so that export writes it back byte for byte.</summary>
    public required string Text { get; set; }

    /// <summary>SHA-256 of the file as it was last imported, in hexadecimal.</summary>
    public required string ImportedHash { get; set; }

    public required bool Edited { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Changes at every save, so that two writers cannot overwrite each other unseen.</summary>
    public required Guid Version { get; set; }
}

internal sealed class ContentFileMapping : IEntityTypeConfiguration<ContentFile>
{
    public void Configure(EntityTypeBuilder<ContentFile> builder)
    {
        builder.HasKey(file => file.Path);
        builder.Property(file => file.Path).HasMaxLength(300);
        builder.Property(file => file.ImportedHash).HasMaxLength(64);
        builder.Property(file => file.Version).IsConcurrencyToken();
    }
}
