using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// A private P-256 key for opening wraps: of a team's epoch, a member, or one receipt. Its bytes are d ‖ x ‖ y, 32 bytes
/// each, big-endian: WebCrypto needs the public half as well and cannot work it out. Disposing overwrites them.
/// </summary>
public sealed class PrivateKey : IDisposable
{
    /// <summary>The size of an exported private key, in bytes.</summary>
    public const int Size = P256.PrivateSize;

    private readonly byte[] bytes;
    private bool gone;

    private PrivateKey(byte[] bytes, PublicKey publicKey)
    {
        this.bytes = bytes;
        Public = publicKey;
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>A new pair from the system's random source.</summary>
    public static PrivateKey Generate()
    {
        byte[] made = P256.Generate();
        return PublicKey.TryFromPoint(made.AsSpan(32), out PublicKey? publicKey)
            ? new(made, publicKey)
            : throw new CryptographicException();
    }

    /// <summary>Copies a key. False unless there are 96 bytes whose halves belong together.</summary>
    public static bool TryFrom(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PrivateKey? key)
    {
        key = null;
        if (bytes.Length != Size || !PublicKey.TryFromPoint(bytes[32..], out PublicKey? publicKey))
        {
            return false;
        }

        PrivateKey candidate = new(bytes.ToArray(), publicKey);
        if (!candidate.HalvesMatch())
        {
            candidate.Dispose();
            return false;
        }

        key = candidate;
        return true;
    }

    /// <summary>A copy for storing elsewhere; the caller overwrites it after use.</summary>
    public byte[] Export() => [.. Bytes];

    internal byte[] Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(gone, this);
            return bytes;
        }
    }

    internal ECDiffieHellman ForAgreement()
    {
        ECParameters parameters = P256.PrivateParameters(Bytes);
        try
        {
            return ECDiffieHellman.Create(parameters);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(parameters.D);
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        gone = true;
    }

    // Some platforms import a pair without comparing its halves, so we compute the public half from d ourselves.
    private bool HalvesMatch()
    {
        ECParameters onlyPrivate = new() { Curve = P256.Curve, D = bytes[..32] };
        try
        {
            using ECDiffieHellman pair = ECDiffieHellman.Create(onlyPrivate);
            ECParameters computed = pair.ExportParameters(includePrivateParameters: false);
            return Public.X.SequenceEqual(computed.Q.X) && Public.Y.SequenceEqual(computed.Q.Y);
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(onlyPrivate.D);
        }
    }
}
