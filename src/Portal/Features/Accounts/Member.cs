using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Localization;

namespace Portal.Features.Accounts;

/// <summary>Somebody who works on the staff side: in a team, as an administrator, or both.</summary>
public sealed class Member : IdentityUser<Guid>
{
    public const int NameLength = 100;

    public required string DisplayName { get; set; }

    /// <summary>The receiving team, if the member is in one.</summary>
    public string? TeamId { get; init; }

    public bool IsAdministrator { get; init; }

    /// <summary>Set once. Whoever left is out at once, and their team starts a new key epoch.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The language of the staff pages: fi, sv or en.</summary>
    public required string LanguageCode { get; set; }

    /// <summary>The authenticator secret, protected by keys that are useless without the certificate; empty for a member with passkeys only.</summary>
    public required byte[] SealedTotpKey { get; set; }

    /// <summary>The last time step whose code was used. A code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>When the last passkey that signed in was asked, in ticks. An answer works once, and no older one after it.</summary>
    public long LastPasskeyAsk { get; set; }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(member => member.DisplayName).HasMaxLength(Member.NameLength);
        builder.Property(member => member.TeamId).HasMaxLength(80);
        builder.Property(member => member.LanguageCode).HasMaxLength(2);
        builder.HasIndex(member => member.TeamId);
    }
}

/// <summary>The three languages staff pages are written in.</summary>
public static class StaffLanguages
{
    public static IReadOnlyList<Language> All { get; } = [Language.Finnish, Language.Swedish, Language.English];

    /// <summary>The language of this code, Finnish for anything else.</summary>
    public static Language Of(string? code) => All.FirstOrDefault(language => language.Code == code) ?? Language.Finnish;
}
