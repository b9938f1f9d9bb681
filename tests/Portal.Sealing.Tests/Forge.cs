using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Sealing.Tests;

/// <summary>Envelopes as an attacker with the key could make them: any header text, any plain text.</summary>
internal static class Forge
{
    public static string Direct(string header, ReadOnlySpan<byte> plain, SymmetricKey key, int tagBytes = 16, int nonceBytes = 12)
    {
        string head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        byte[] content = new byte[plain.Length];
        byte[] tag = new byte[16];
        using AesGcm gcm = new(key.Bytes, 16);
        gcm.Encrypt(nonce, plain, content, tag, Encoding.ASCII.GetBytes(head));
        return $"{head}..{Text(nonce.AsSpan(0, nonceBytes))}.{Text(content)}.{Text(tag.AsSpan(0, tagBytes))}";
    }

    /// <summary>One flipped bit in one character of the text.</summary>
    public static string Flip(string text, int position, int bit)
    {
        char[] characters = text.ToCharArray();
        characters[position] = (char)(characters[position] ^ (1 << bit));
        return new(characters);
    }

    /// <summary>One segment of <paramref name="first"/> replaced by the same segment of <paramref name="second"/>.</summary>
    public static string Swap(string first, string second, int segment)
    {
        string[] parts = first.Split('.');
        parts[segment] = second.Split('.')[segment];
        return string.Join('.', parts);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
