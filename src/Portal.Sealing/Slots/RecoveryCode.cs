using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// A printed code that opens a member's key when the passphrase is lost: 15 random bytes and, to catch typing errors, the
/// first 20 bits of their SHA-256, in Crockford's base 32 – seven groups of four, such as ABCD-EFGH-…. Read without
/// regard to case, spaces and hyphens; O counts as 0, I and L as 1. Disposing overwrites it.
/// </summary>
public sealed class RecoveryCode : IDisposable
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SecretBytes = 15;
    private const int SecretSymbols = 24;
    private const int CheckSymbols = 4;
    private const int GroupSize = 4;

    // 28 symbols, with room for generous spacing.
    private const int MaxTyped = 100;

    private readonly byte[] secret;

    private RecoveryCode(byte[] secret) => this.secret = secret;

    internal ReadOnlySpan<byte> Secret => secret;

    /// <summary>A new code with 120 random bits.</summary>
    public static RecoveryCode Generate() => new(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Reads what somebody typed. False if a symbol is missing, wrong or swapped (all but one in a million).</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out RecoveryCode? code)
    {
        code = null;
        if (typed is null or { Length: > MaxTyped } || Values(typed) is not { Count: SecretSymbols + CheckSymbols } values)
        {
            return false;
        }

        RecoveryCode candidate = new(Pack(values));
        if (!candidate.SymbolValues().SequenceEqual(values))
        {
            candidate.Dispose();
            return false;
        }

        code = candidate;
        return true;
    }

    /// <summary>The code as it is printed.</summary>
    public string Format() =>
        string.Join('-', SymbolValues().Select(value => Symbols[value]).Chunk(GroupSize).Select(group => new string(group)));

    public void Dispose() => CryptographicOperations.ZeroMemory(secret);

    private static List<int>? Values(string typed)
    {
        List<int> values = [];
        foreach (char raw in typed)
        {
            // Only ASCII letters change case: browsers and .NET disagree about others.
            char symbol = char.IsAsciiLetterLower(raw) ? (char)(raw - 'a' + 'A') : raw;
            int value = symbol switch { 'O' => 0, 'I' or 'L' => 1, _ => Symbols.IndexOf(symbol) };
            if (value >= 0)
            {
                values.Add(value);
            }
            else if (!TypedText.IsSeparator(symbol))
            {
                return null;
            }
        }

        return values;
    }

    // Five bytes are eight symbols, so 15 bytes fill 24 symbols without a rest.
    private static byte[] Pack(List<int> values)
    {
        byte[] packed = new byte[SecretBytes];
        for (int symbol = 0; symbol < SecretSymbols; symbol++)
        {
            for (int bit = 0; bit < 5; bit++)
            {
                int position = symbol * 5 + bit;
                packed[position / 8] |= (byte)(((values[symbol] >> (4 - bit)) & 1) << (7 - position % 8));
            }
        }

        return packed;
    }

    private List<int> SymbolValues()
    {
        Span<byte> all = [.. secret, .. SHA256.HashData(secret).AsSpan(0, 3)];
        List<int> values = [];
        for (int symbol = 0; symbol < SecretSymbols + CheckSymbols; symbol++)
        {
            int value = 0;
            for (int bit = 0; bit < 5; bit++)
            {
                int position = symbol * 5 + bit;
                value = (value << 1) | ((all[position / 8] >> (7 - position % 8)) & 1);
            }

            values.Add(value);
        }

        CryptographicOperations.ZeroMemory(all);
        return values;
    }
}
