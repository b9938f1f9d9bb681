using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>The last step of everything that holds a private key: it must be whole and the very key the header names.</summary>
internal static class SealedPrivateKey
{
    public static Opening<PrivateKey> Take(Opening<byte[]> opening, string keyId)
    {
        if (opening is not Opening<byte[]>.Opened(var bytes))
        {
            return new Opening<PrivateKey>.Refused(opening is Opening<byte[]>.Refused(var reason) ? reason : Refusal.BadContent);
        }

        try
        {
            if (!PrivateKey.TryFrom(bytes, out PrivateKey? key))
            {
                return new Opening<PrivateKey>.Refused(Refusal.BadContent);
            }

            if (string.Equals(key.Public.KeyId, keyId, StringComparison.Ordinal))
            {
                return new Opening<PrivateKey>.Opened(key);
            }

            key.Dispose();
            return new Opening<PrivateKey>.Refused(Refusal.BadContent);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
