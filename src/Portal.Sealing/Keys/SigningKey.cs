using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// The private P-256 key that signs the manifest, kept offline. A type of its own, so that no key can both sign and open.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly PrivateKey key;

    private SigningKey(PrivateKey key) => this.key = key;

    /// <summary>The half the portal is configured with.</summary>
    public PublicKey Public => key.Public;

    /// <summary>A new pair from the system's random source.</summary>
    public static SigningKey Generate() => new(PrivateKey.Generate());

    /// <summary>Copies a key in the layout of <see cref="PrivateKey"/>. False unless its halves belong together.</summary>
    public static bool TryFrom(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SigningKey? key)
    {
        key = PrivateKey.TryFrom(bytes, out PrivateKey? read) ? new(read) : null;
        return key is not null;
    }

    /// <summary>A copy for storing elsewhere; the caller overwrites it after use.</summary>
    public byte[] Export() => key.Export();

    internal byte[] Sign(byte[] data)
    {
        ECParameters parameters = P256.PrivateParameters(key.Bytes);
        try
        {
            using ECDsa signer = ECDsa.Create(parameters);
            return signer.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(parameters.D);
        }
    }

    public void Dispose() => key.Dispose();
}
