using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Sealing;

/// <summary>
/// The server's half of every receipt, under a secret kept outside the database: without it a stolen database allows not
/// even one guess at a code. HKDF-SHA256 makes one key per purpose from it. Disposing overwrites them.
/// </summary>
public sealed class ReceiptVault : IDisposable
{
    /// <summary>The least size of the server's secret, in bytes.</summary>
    public const int MinSecretBytes = 32;

    /// <summary>The size of a salt, in bytes.</summary>
    public const int SaltBytes = SlowHash.SaltBytes;

    private const int IdBytes = 8;

    private static readonly EnvelopeShape Shape = EnvelopeShape.Direct(maxChars: 1_600, "id", "vault");

    private readonly SymmetricKey salting;
    private readonly SymmetricKey proving;
    private readonly SymmetricKey sealing;

    /// <exception cref="ArgumentException">The secret has fewer than 32 bytes.</exception>
    public ReceiptVault(ReadOnlySpan<byte> serverSecret)
    {
        if (serverSecret.Length < MinSecretBytes)
        {
            throw new ArgumentException($"The secret of the vault has at least {MinSecretBytes} bytes.", nameof(serverSecret));
        }

        salting = DerivedKey.Make(serverSecret, [], DerivedKey.VaultSalt);
        proving = DerivedKey.Make(serverSecret, [], DerivedKey.VaultProof);
        sealing = DerivedKey.Make(serverSecret, [], DerivedKey.VaultKey);
        Span<byte> id = stackalloc byte[IdBytes];
        DerivedKey.Fill(id, serverSecret, [], DerivedKey.VaultId);
        Id = Base64Url.EncodeToString(id);
    }

    /// <summary>Names the secret without telling anything about it: eight derived bytes in base64url.</summary>
    public string Id { get; }

    /// <summary>The 16-byte salt of a locator. Every locator has one, whether a record stands behind it or not.</summary>
    /// <exception cref="ArgumentException">The locator is not five ASCII digits.</exception>
    public byte[] Salt(string locator)
    {
        if (locator.Length != ReceiptCode.LocatorDigits || !locator.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("A locator is five digits.", nameof(locator));
        }

        return HMACSHA256.HashData(salting.Bytes, Encoding.ASCII.GetBytes(locator))[..SaltBytes];
    }

    /// <summary>
    /// The 32 bytes stored in place of a proof: HMAC-SHA256 under the vault's key. The same proof always gives the same
    /// bytes, so a record is found by equality.
    /// </summary>
    public byte[] Store(ReadOnlySpan<byte> proof) => HMACSHA256.HashData(proving.Bytes, proof);

    /// <summary>Whether this proof is the stored one, in the same time for every answer.</summary>
    public bool Fits(ReadOnlySpan<byte> proof, ReadOnlySpan<byte> stored) => CryptographicOperations.FixedTimeEquals(Store(proof), stored);

    /// <summary>Seals an already sealed receipt key once more: compact JWE, <c>dir</c>, members id and vault.</summary>
    /// <exception cref="ArgumentException">It is not a receipt key that <see cref="ReceiptKeys"/> sealed for this record.</exception>
    public string Seal(string sealedReceiptKey, Guid record)
    {
        if (ReceiptKeys.Inspect(sealedReceiptKey) is not Opening<Guid>.Opened(var id) || id != record)
        {
            throw new ArgumentException("Not the sealed receipt key of this record.", nameof(sealedReceiptKey));
        }

        return Envelope.Seal(Encoding.ASCII.GetBytes(sealedReceiptKey), sealing, Shape, new()
        {
            ["id"] = record.ToString("D"),
            ["vault"] = Id,
        });
    }

    /// <summary>Opens the outer envelope of exactly this record; what comes out still needs the code.</summary>
    public Opening<string> Open(string? jwe, Guid record)
    {
        if (!CompactJwe.TryParse(jwe, Shape, out CompactJwe? envelope, out Refusal refusal))
        {
            return new Opening<string>.Refused(refusal);
        }

        if (!envelope.Header.TryGuid("id", out Guid id) || !envelope.Header.TryText("vault", out string? vault))
        {
            return new Opening<string>.Refused(Refusal.NotAccepted);
        }

        if (id != record || !string.Equals(vault, Id, StringComparison.Ordinal))
        {
            return new Opening<string>.Refused(Refusal.OtherSubject);
        }

        return Envelope.Open(envelope, sealing) switch
        {
            Opening<byte[]>.Opened(var inner) when Encoding.ASCII.GetString(inner) is var text
                && ReceiptKeys.Inspect(text) is Opening<Guid>.Opened(var within) && within == record => new Opening<string>.Opened(text),
            Opening<byte[]>.Refused(var reason) => new Opening<string>.Refused(reason),
            _ => new Opening<string>.Refused(Refusal.BadContent),
        };
    }

    public void Dispose()
    {
        salting.Dispose();
        proving.Dispose();
        sealing.Dispose();
    }
}
