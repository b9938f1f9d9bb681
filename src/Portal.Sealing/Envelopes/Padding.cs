using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// Hides the length of a text: four bytes of length (big-endian), the text, then zeros up to the smallest of 8,192,
/// 16,384 and 32,768 bytes that holds it. Any other spelling is refused.
/// </summary>
internal static class Padding
{
    public const int PrefixBytes = 4;

    private static readonly int[] Buckets = [8_192, 16_384, 32_768];

    public static int Largest => Buckets[^1];

    public static bool IsBucket(int bytes) => Buckets.Contains(bytes);

    /// <summary>The caller overwrites the result after sealing.</summary>
    public static byte[] Pad(ReadOnlySpan<byte> plain)
    {
        byte[] padded = new byte[BucketFor(plain.Length)];
        BinaryPrimitives.WriteInt32BigEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(PrefixBytes));
        return padded;
    }

    /// <summary>Copies the text out and overwrites <paramref name="padded"/> in any case.</summary>
    public static bool TryUnpad(byte[] padded, [NotNullWhen(true)] out byte[]? plain)
    {
        try
        {
            plain = null;
            if (!IsBucket(padded.Length))
            {
                return false;
            }

            int length = BinaryPrimitives.ReadInt32BigEndian(padded);
            if (length < 0 || length > padded.Length - PrefixBytes || BucketFor(length) != padded.Length
                || padded.AsSpan(PrefixBytes + length).ContainsAnyExcept((byte)0))
            {
                return false;
            }

            plain = padded.AsSpan(PrefixBytes, length).ToArray();
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    private static int BucketFor(int plainBytes) => Buckets.First(bucket => bucket - PrefixBytes >= plainBytes);
}
