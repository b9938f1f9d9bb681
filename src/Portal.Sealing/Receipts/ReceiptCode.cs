using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Sealing;

/// <summary>
/// Twenty digits in five groups of four: five locate, fourteen are the secret, the last one is Damm's check digit over the
/// nineteen before it, which catches every single wrong digit and every swap of two neighbours. Disposing overwrites it.
/// </summary>
public sealed class ReceiptCode : IDisposable
{
    /// <summary>How many digits a code has.</summary>
    public const int Digits = 20;

    /// <summary>How many of them locate the record.</summary>
    public const int LocatorDigits = 5;

    private const int SecretDigits = 14;
    private const int GroupSize = 4;

    // 20 digits, with room for generous spacing and direction marks.
    private const int MaxTyped = 100;

    private readonly byte[] digits;

    private ReceiptCode(byte[] digits)
    {
        this.digits = digits;
        Locator = Encoding.ASCII.GetString(digits, 0, LocatorDigits);
    }

    /// <summary>The first five digits. They are no secret: the server keeps them beside the record.</summary>
    public string Locator { get; }

    /// <summary>The fourteen secret digits as ASCII.</summary>
    internal ReadOnlySpan<byte> Secret => digits.AsSpan(LocatorDigits, SecretDigits);

    /// <summary>A new code, every digit equally likely.</summary>
    public static ReceiptCode Generate()
    {
        byte[] digits = new byte[Digits];
        RandomNumberGenerator.GetItems("0123456789"u8, digits.AsSpan(0, Digits - 1));
        digits[^1] = (byte)('0' + Damm.Check(digits.AsSpan(0, Digits - 1)));
        return new(digits);
    }

    /// <summary>
    /// Reads what somebody typed or pasted: ASCII, Arabic-Indic or Persian digits, with any spaces, hyphens and direction
    /// marks between them. False if there are not twenty digits or the check digit does not fit.
    /// </summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out ReceiptCode? code)
    {
        code = null;
        if (typed is null or { Length: > MaxTyped })
        {
            return false;
        }

        byte[] digits = new byte[Digits];
        int count = 0;
        bool readable = true;
        foreach (char symbol in typed)
        {
            int digit = TypedText.Digit(symbol);
            if (digit >= 0 && count < Digits)
            {
                digits[count++] = (byte)('0' + digit);
            }
            else
            {
                readable &= TypedText.IsSeparator(symbol);
            }
        }

        if (!readable || count != Digits || Damm.Check(digits) != 0)
        {
            CryptographicOperations.ZeroMemory(digits);
            return false;
        }

        code = new(digits);
        return true;
    }

    /// <summary>
    /// Whether this has the twenty digits of a code, right or wrong. Who answers a mistyped code must take as long as for a
    /// whole one.
    /// </summary>
    public static bool HasAllDigits(string? typed) =>
        typed is { Length: <= MaxTyped } && typed.All(symbol => TypedText.Digit(symbol) >= 0 || TypedText.IsSeparator(symbol))
        && typed.Count(symbol => TypedText.Digit(symbol) >= 0) == Digits;

    /// <summary>The code as it is shown, in five groups of four.</summary>
    public string Format() => string.Join(' ', Encoding.ASCII.GetString(digits).Chunk(GroupSize).Select(group => new string(group)));

    public void Dispose() => CryptographicOperations.ZeroMemory(digits);
}
