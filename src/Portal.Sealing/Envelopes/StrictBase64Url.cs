using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Sealing;

/// <summary>
/// Base64url with one spelling per value: no padding, no white space, and unused bits zero (RFC 4648 §3.5), so that not
/// one bit of an envelope can change without being noticed.
/// </summary>
internal static class StrictBase64Url
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    public static bool IsStrict(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Allowed))
        {
            return false;
        }

        return (text.Length % 4) switch
        {
            0 => true,
            2 => (Alphabet.IndexOf(text[^1]) & 0b1111) == 0,
            3 => (Alphabet.IndexOf(text[^1]) & 0b0011) == 0,
            _ => false,
        };
    }

    /// <summary>How many bytes a strict text of this length stands for.</summary>
    public static int Bytes(ReadOnlySpan<char> text) => text.Length / 4 * 3 + (text.Length % 4) switch { 2 => 1, 3 => 2, _ => 0 };

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = IsStrict(text) ? Base64Url.DecodeFromChars(text) : null;
        return bytes is not null;
    }
}
