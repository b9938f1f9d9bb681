using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// What a receipt code turns into: a proof to show the server, and a key for the letters' key of this one record.
/// Argon2id (RFC 9106; 64 MiB, three passes, one lane) of the fourteen secret digits under the vault's salt, then
/// HKDF-SHA256 (RFC 5869) with one label for each. The salt differs per locator, so no two guesses share their work.
/// </summary>
public sealed class ReceiptKeys : IDisposable
{
    private const int Version = 2;
    private const string Slot = "receipt";

    private static readonly EnvelopeShape Shape = EnvelopeShape.Direct(maxChars: 1_024, "id", "slot", "v");

    private readonly SymmetricKey proof;
    private readonly SymmetricKey opening;

    private ReceiptKeys(SymmetricKey proof, SymmetricKey opening)
    {
        this.proof = proof;
        this.opening = opening;
    }

    /// <summary>Takes 64 MiB and a tenth of a second or more; the caller limits how many run at a time.</summary>
    /// <param name="code">The code of the receipt.</param>
    /// <param name="salt">16 bytes from <see cref="ReceiptVault.Salt"/>; any other number is an ArgumentException.</param>
    public static ReceiptKeys Derive(ReceiptCode code, ReadOnlySpan<byte> salt)
    {
        byte[] slow = SlowHash.Derive(code.Secret, salt);
        try
        {
            return new(DerivedKey.Make(slow, salt, DerivedKey.ReceiptProof), DerivedKey.Make(slow, salt, DerivedKey.ReceiptKey));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(slow);
        }
    }

    /// <summary>32 bytes that show knowledge of the code without telling it. Stored only through the vault.</summary>
    public byte[] ExportProof() => proof.Export();

    /// <summary>Seals the letters' key of a record: compact JWE, <c>dir</c>, members id, slot and v.</summary>
    public string Seal(SymmetricKey lettersKey, Guid record) => Envelope.Seal(lettersKey.Bytes, opening, Shape, new()
    {
        ["id"] = record.ToString("D"),
        ["slot"] = Slot,
        ["v"] = Version,
    });

    /// <summary>Opens the letters' key of exactly this record.</summary>
    public Opening<SymmetricKey> Open(string? jwe, Guid record)
    {
        if (!CompactJwe.TryParse(jwe, Shape, out CompactJwe? envelope, out Refusal refusal))
        {
            return new Opening<SymmetricKey>.Refused(refusal);
        }

        if (!TryRead(envelope, out Guid id))
        {
            return new Opening<SymmetricKey>.Refused(Refusal.NotAccepted);
        }

        if (id != record)
        {
            return new Opening<SymmetricKey>.Refused(Refusal.OtherSubject);
        }

        switch (Envelope.Open(envelope, opening))
        {
            case Opening<byte[]>.Opened(var bytes):
                // The length is part of what TryRead checked.
                SymmetricKey key = SymmetricKey.From(bytes);
                CryptographicOperations.ZeroMemory(bytes);
                return new Opening<SymmetricKey>.Opened(key);
            case Opening<byte[]>.Refused(var reason):
                return new Opening<SymmetricKey>.Refused(reason);
            default:
                return new Opening<SymmetricKey>.Refused(Refusal.BadContent);
        }
    }

    /// <summary>Checks everything that can be checked without the code and tells which record it is for.</summary>
    public static Opening<Guid> Inspect(string? jwe)
    {
        if (!CompactJwe.TryParse(jwe, Shape, out CompactJwe? envelope, out Refusal refusal))
        {
            return new Opening<Guid>.Refused(refusal);
        }

        return TryRead(envelope, out Guid id) ? new Opening<Guid>.Opened(id) : new Opening<Guid>.Refused(Refusal.NotAccepted);
    }

    public void Dispose()
    {
        proof.Dispose();
        opening.Dispose();
    }

    private static bool TryRead(CompactJwe envelope, out Guid id) =>
        envelope.Header.TryGuid("id", out id)
        && envelope.PlainBytes == SymmetricKey.Size
        && envelope.Header.Is("slot", Slot)
        && envelope.Header.TryNumber("v", Version, out long version)
        && version == Version;
}
