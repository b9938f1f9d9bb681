using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>The protected header of a slot: whose key it holds, the key's thumbprint, and what opens it.</summary>
public sealed record KeySlotHeader(Guid Member, string KeyId, string Slot);

/// <summary>
/// A member's private key under one of the member's own secrets: <c>dir</c> and <c>A256GCM</c> with the header members
/// member, kid, slot, salt and v. Version 1 fixes the derivation: Argon2id for a passphrase (RFC 9106; 64 MiB, three
/// passes, one lane), then HKDF-SHA256 (RFC 5869) with the same 16-byte salt and the label of the slot.
/// </summary>
public static class KeySlot
{
    private const int Version = 1;

    private static readonly EnvelopeShape Shape = EnvelopeShape.Direct(maxChars: 1_024, "member", "kid", "slot", "salt", "v");

    private static readonly string[] Slots = ["passphrase", "recovery", "prf"];

    /// <summary>Seals a member's key under a fresh salt. A passphrase takes 64 MiB and a tenth of a second or more.</summary>
    public static string Seal(PrivateKey memberKey, Guid member, SlotSecret secret)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SlowHash.SaltBytes);
        using SymmetricKey key = secret.KeyFor(salt);
        return Envelope.Seal(memberKey.Bytes, key, Shape, new()
        {
            ["member"] = member.ToString("D"),
            ["kid"] = memberKey.Public.KeyId,
            ["slot"] = secret.Slot,
            ["salt"] = Base64Url.EncodeToString(salt),
            ["v"] = Version,
        });
    }

    /// <summary>Opens a slot only if it is this member's and of the kind of this secret.</summary>
    public static Opening<PrivateKey> Open(string? jwe, Guid member, SlotSecret secret)
    {
        if (!TryParse(jwe, out CompactJwe? envelope, out KeySlotHeader? header, out byte[]? salt, out Refusal refusal))
        {
            return new Opening<PrivateKey>.Refused(refusal);
        }

        if (header.Member != member || !string.Equals(header.Slot, secret.Slot, StringComparison.Ordinal))
        {
            return new Opening<PrivateKey>.Refused(Refusal.OtherSubject);
        }

        using SymmetricKey key = secret.KeyFor(salt);
        return SealedPrivateKey.Take(Envelope.Open(envelope, key), header.KeyId);
    }

    /// <summary>Checks everything that can be checked without a key.</summary>
    public static Opening<KeySlotHeader> Inspect(string? jwe) =>
        TryParse(jwe, out _, out KeySlotHeader? header, out _, out Refusal refusal)
            ? new Opening<KeySlotHeader>.Opened(header)
            : new Opening<KeySlotHeader>.Refused(refusal);

    private static bool TryParse(
        string? jwe,
        [NotNullWhen(true)] out CompactJwe? envelope,
        [NotNullWhen(true)] out KeySlotHeader? header,
        [NotNullWhen(true)] out byte[]? salt,
        out Refusal refusal)
    {
        header = null;
        salt = null;
        if (!CompactJwe.TryParse(jwe, Shape, out envelope, out refusal))
        {
            return false;
        }

        refusal = Refusal.NotAccepted;
        Header members = envelope.Header;
        if (envelope.PlainBytes == PrivateKey.Size
            && members.TryGuid("member", out Guid member)
            && members.TryKeyId("kid", out string? keyId)
            && members.TryText("slot", out string? slot) && Slots.Contains(slot, StringComparer.Ordinal)
            && members.TryNumber("v", Version, out _)
            && members.TryBytes("salt", SlowHash.SaltBytes, out salt))
        {
            header = new(member, keyId, slot);
        }

        return header is not null && salt is not null;
    }
}
