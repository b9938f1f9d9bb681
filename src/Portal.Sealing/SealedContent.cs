using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>The protected header of sealed content. <see cref="Origin"/> is what the sealer claims, not a proof.</summary>
public sealed record ContentHeader(Guid Id, RecordKind Kind, int SchemaVersion, ContentOrigin Origin);

/// <summary>Where the text was sealed.</summary>
public enum ContentOrigin
{
    Browser,
    Server,
}

/// <summary>Opened content. The caller overwrites <see cref="Plain"/> after use.</summary>
public sealed record OpenedContent(ContentHeader Header, byte[] Plain);

/// <summary>
/// A text under a content key: compact JWE with <c>dir</c> and <c>A256GCM</c> (RFC 7516, RFC 7518 §4.5 and §5.3) and the
/// header members id, kind, v and origin. The text is padded, so the length tells only 8, 16 or 32 kB.
/// </summary>
public static class SealedContent
{
    /// <summary>The longest text that can be sealed, in bytes.</summary>
    public const int MaxPlainBytes = 32_768 - Padding.PrefixBytes;

    /// <summary>The greatest schema version.</summary>
    public const int LastSchemaVersion = 9_999;

    private static readonly EnvelopeShape Shape = EnvelopeShape.Direct(maxChars: 44_100, "id", "kind", "v", "origin");

    /// <summary>Seals a text of at most <see cref="MaxPlainBytes"/>; the same text never gives the same envelope.</summary>
    /// <exception cref="ArgumentException">The text is longer, or the schema version is not 1 to 9,999.</exception>
    public static string Seal(ReadOnlySpan<byte> plain, ContentHeader header, SymmetricKey contentKey)
    {
        if (plain.Length > MaxPlainBytes)
        {
            throw new ArgumentException($"At most {MaxPlainBytes} bytes can be sealed.", nameof(plain));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(header.SchemaVersion, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(header.SchemaVersion, LastSchemaVersion);
        byte[] padded = Padding.Pad(plain);
        try
        {
            return Envelope.Seal(padded, contentKey, Shape, new()
            {
                ["id"] = header.Id.ToString("D"),
                ["kind"] = header.Kind.Name,
                ["v"] = header.SchemaVersion,
                ["origin"] = Word(header.Origin),
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>Opens content only if it is of exactly this record and kind.</summary>
    public static Opening<OpenedContent> Open(string? jwe, Guid id, RecordKind kind, SymmetricKey contentKey)
    {
        if (!TryParse(jwe, out CompactJwe? envelope, out ContentHeader? header, out Refusal refusal))
        {
            return new Opening<OpenedContent>.Refused(refusal);
        }

        if (header.Id != id || header.Kind != kind)
        {
            return new Opening<OpenedContent>.Refused(Refusal.OtherSubject);
        }

        return Envelope.Open(envelope, contentKey) switch
        {
            Opening<byte[]>.Opened(var padded) when Padding.TryUnpad(padded, out byte[]? plain) =>
                new Opening<OpenedContent>.Opened(new(header, plain)),
            Opening<byte[]>.Refused(var reason) => new Opening<OpenedContent>.Refused(reason),
            _ => new Opening<OpenedContent>.Refused(Refusal.BadContent),
        };
    }

    /// <summary>Checks everything that can be checked without a key. Intake stores nothing that this refuses.</summary>
    public static Opening<ContentHeader> Inspect(string? jwe) => TryParse(jwe, out _, out ContentHeader? header, out Refusal refusal)
        ? new Opening<ContentHeader>.Opened(header)
        : new Opening<ContentHeader>.Refused(refusal);

    private static bool TryParse(
        string? jwe,
        [NotNullWhen(true)] out CompactJwe? envelope,
        [NotNullWhen(true)] out ContentHeader? header,
        out Refusal refusal)
    {
        header = null;
        if (!CompactJwe.TryParse(jwe, Shape, out envelope, out refusal))
        {
            return false;
        }

        refusal = Refusal.NotAccepted;
        Header members = envelope.Header;
        if (Padding.IsBucket(envelope.PlainBytes)
            && members.TryGuid("id", out Guid id)
            && members.TryText("kind", out string? kindName) && RecordKind.TryParse(kindName, out RecordKind? kind)
            && members.TryNumber("v", LastSchemaVersion, out long version)
            && members.TryText("origin", out string? word) && TryOrigin(word, out ContentOrigin origin))
        {
            header = new(id, kind, (int)version, origin);
        }

        return header is not null;
    }

    private static string Word(ContentOrigin origin) => origin == ContentOrigin.Browser ? "browser" : "server";

    private static bool TryOrigin(string word, out ContentOrigin origin)
    {
        origin = string.Equals(word, "browser", StringComparison.Ordinal) ? ContentOrigin.Browser : ContentOrigin.Server;
        return string.Equals(word, Word(origin), StringComparison.Ordinal);
    }
}
