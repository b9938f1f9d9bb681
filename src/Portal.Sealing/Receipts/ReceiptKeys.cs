using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// What a receipt code turns into: a proof to show the server, and a key for the private key of this one record's receipt.
/// Argon2id (RFC 9106; 64 MiB, three passes, one lane) of the fourteen secret digits under the vault's salt, then
/// HKDF-SHA256 (RFC 5869) with one label for each. The salt differs per locator, so no two guesses share their work.
/// </summary>
public sealed class ReceiptKeys : IDisposable
{
    private const int Version = 1;
    private const string Slot = "receipt";

    private static readonly EnvelopeShape Shape = EnvelopeShape.Direct(maxChars: 1_024, "id", "kid", "slot", "v");

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

    /// <summary>Seals the private key of a record's receipt: compact JWE, <c>dir</c>, members id, kid, slot and v.</summary>
    public string Seal(PrivateKey receiptKey, Guid record) => Envelope.Seal(receiptKey.Bytes, opening, Shape, new()
    {
        ["id"] = record.ToString("D"),
        ["kid"] = receiptKey.Public.KeyId,
        ["slot"] = Slot,
        ["v"] = Version,
    });

    /// <summary>Opens the private key of exactly this record's receipt.</summary>
    public Opening<PrivateKey> Open(string? jwe, Guid record)
    {
        if (!CompactJwe.TryParse(jwe, Shape, out CompactJwe? envelope, out Refusal refusal))
        {
            return new Opening<PrivateKey>.Refused(refusal);
        }

        if (!TryRead(envelope, out Guid id, out string keyId))
        {
            return new Opening<PrivateKey>.Refused(Refusal.NotAccepted);
        }

        return id == record
            ? SealedPrivateKey.Take(Envelope.Open(envelope, opening), keyId)
            : new Opening<PrivateKey>.Refused(Refusal.OtherSubject);
    }

    /// <summary>Checks everything that can be checked without the code and tells which record it is for.</summary>
    public static Opening<Guid> Inspect(string? jwe)
    {
        if (!CompactJwe.TryParse(jwe, Shape, out CompactJwe? envelope, out Refusal refusal))
        {
            return new Opening<Guid>.Refused(refusal);
        }

        return TryRead(envelope, out Guid id, out _) ? new Opening<Guid>.Opened(id) : new Opening<Guid>.Refused(Refusal.NotAccepted);
    }

    public void Dispose()
    {
        proof.Dispose();
        opening.Dispose();
    }

    private static bool TryRead(CompactJwe envelope, out Guid id, out string keyId)
    {
        keyId = "";
        if (!envelope.Header.TryGuid("id", out id)
            || envelope.PlainBytes != PrivateKey.Size
            || !envelope.Header.Is("slot", Slot)
            || !envelope.Header.TryNumber("v", Version, out _)
            || !envelope.Header.TryKeyId("kid", out string? read))
        {
            return false;
        }

        keyId = read;
        return true;
    }
}
