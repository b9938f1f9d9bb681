using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>The protected header of a wrap. <see cref="KeyId"/> is the RFC 7638 thumbprint of the recipient's public key.</summary>
public sealed record ContentWrapHeader(Guid Id, RecordKind Kind, RecipientName To, int Epoch, string KeyId);

/// <summary>
/// A content key for one recipient: compact JWE with <c>ECDH-ES+A256KW</c> on P-256 and <c>A256GCM</c> (RFC 7518 §4.6,
/// §5.3) and the header members id, kind, to, epoch and kid. Transfer, new epochs and letters to a receipt touch wraps
/// only, never the content.
/// </summary>
public static class ContentWrap
{
    private static readonly EnvelopeShape Shape = EnvelopeShape.ToPublicKey(maxChars: 1_024, "id", "kind", "to", "epoch", "kid");

    /// <summary>Wraps the content key of one record to one recipient.</summary>
    /// <exception cref="ArgumentException">The epoch is not 1 to 1,000,000.</exception>
    public static string Seal(SymmetricKey contentKey, Guid id, RecordKind kind, Recipient to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Epoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to.Epoch, Recipient.LastEpoch);
        return Envelope.Seal(contentKey.Bytes, to.Key, Shape, new()
        {
            ["id"] = id.ToString("D"),
            ["kind"] = kind.Name,
            ["to"] = to.Name.Name,
            ["epoch"] = to.Epoch,
            ["kid"] = to.Key.KeyId,
        });
    }

    /// <summary>Opens a wrap only if it is of exactly this record, kind, recipient and epoch, and for this very key.</summary>
    public static Opening<SymmetricKey> Open(string? jwe, Guid id, RecordKind kind, RecipientName to, int epoch, PrivateKey key)
    {
        if (!TryParse(jwe, out CompactJwe? envelope, out ContentWrapHeader? header, out Refusal refusal))
        {
            return new Opening<SymmetricKey>.Refused(refusal);
        }

        if (header != new ContentWrapHeader(id, kind, to, epoch, key.Public.KeyId))
        {
            return new Opening<SymmetricKey>.Refused(Refusal.OtherSubject);
        }

        return Envelope.Open(envelope, key) switch
        {
            Opening<byte[]>.Opened(var bytes) => Take(bytes),
            Opening<byte[]>.Refused(var reason) => new Opening<SymmetricKey>.Refused(reason),
            _ => new Opening<SymmetricKey>.Refused(Refusal.BadContent),
        };
    }

    /// <summary>
    /// Opens one wrap and makes another for the same record: for a new epoch, for another team, for one more reader. The
    /// content key is overwritten before this returns.
    /// </summary>
    public static Opening<string> Reseal(string? jwe, Guid id, RecordKind kind, RecipientName from, int epoch, PrivateKey key, Recipient to)
    {
        switch (Open(jwe, id, kind, from, epoch, key))
        {
            case Opening<SymmetricKey>.Opened(var contentKey):
                using (contentKey)
                {
                    return new Opening<string>.Opened(Seal(contentKey, id, kind, to));
                }

            case Opening<SymmetricKey>.Refused(var reason):
                return new Opening<string>.Refused(reason);

            default:
                return new Opening<string>.Refused(Refusal.BadContent);
        }
    }

    /// <summary>Checks everything that can be checked without a key. Intake compares the result with the team it chose.</summary>
    public static Opening<ContentWrapHeader> Inspect(string? jwe) =>
        TryParse(jwe, out _, out ContentWrapHeader? header, out Refusal refusal)
            ? new Opening<ContentWrapHeader>.Opened(header)
            : new Opening<ContentWrapHeader>.Refused(refusal);

    private static Opening<SymmetricKey> Take(byte[] bytes)
    {
        try
        {
            return bytes.Length == SymmetricKey.Size
                ? new Opening<SymmetricKey>.Opened(SymmetricKey.From(bytes))
                : new Opening<SymmetricKey>.Refused(Refusal.BadContent);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static bool TryParse(
        string? jwe,
        [NotNullWhen(true)] out CompactJwe? envelope,
        [NotNullWhen(true)] out ContentWrapHeader? header,
        out Refusal refusal)
    {
        header = null;
        if (!CompactJwe.TryParse(jwe, Shape, out envelope, out refusal))
        {
            return false;
        }

        refusal = Refusal.NotAccepted;
        Header members = envelope.Header;
        if (envelope.PlainBytes == SymmetricKey.Size
            && members.TryGuid("id", out Guid id)
            && members.TryText("kind", out string? kindName) && RecordKind.TryParse(kindName, out RecordKind? kind)
            && members.TryText("to", out string? toName) && RecipientName.TryParse(toName, out RecipientName? to)
            && members.TryNumber("epoch", Recipient.LastEpoch, out long epoch)
            && members.TryKeyId("kid", out string? keyId))
        {
            header = new(id, kind, to, (int)epoch, keyId);
        }

        return header is not null;
    }
}
