using System.Security.Cryptography;
using Jose;

namespace Portal.Sealing;

/// <summary>The only place that calls the JWE library, and only after <see cref="CompactJwe"/> has checked everything.</summary>
internal static class Envelope
{
    public static string Seal(byte[] plain, SymmetricKey key, EnvelopeShape shape, Dictionary<string, object> members) =>
        Seal(plain, (object)key.Bytes, shape, members);

    public static string Seal(byte[] plain, PublicKey key, EnvelopeShape shape, Dictionary<string, object> members)
    {
        using ECDiffieHellman agreement = key.ForAgreement();
        return Seal(plain, agreement, shape, members);
    }

    public static Opening<byte[]> Open(CompactJwe jwe, SymmetricKey key) => Open(jwe, (object)key.Bytes);

    public static Opening<byte[]> Open(CompactJwe jwe, PrivateKey key)
    {
        using ECDiffieHellman agreement = key.ForAgreement();
        return Open(jwe, agreement);
    }

    private static string Seal(byte[] plain, object key, EnvelopeShape shape, Dictionary<string, object> members) =>
        JWT.EncodeBytes(plain, key, shape.Algorithm, JweEncryption.A256GCM, compression: null, members);

    private static Opening<byte[]> Open(CompactJwe jwe, object key)
    {
        try
        {
            return new Opening<byte[]>.Opened(JWT.DecodeBytes(jwe.Text, key, jwe.Shape.Algorithm, JweEncryption.A256GCM));
        }
        catch (Exception refused) when (refused is JoseException or CryptographicException)
        {
            return new Opening<byte[]>.Refused(Refusal.DoesNotOpen);
        }
    }
}
