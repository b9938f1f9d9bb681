using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Sealing;

/// <summary>
/// What opens a member's slot: a key passphrase, a printed recovery code, or the PRF output of a passkey. In the portal
/// these exist only in the member's browser; the passphrase is not the sign-in password. Disposing overwrites the bytes.
/// </summary>
public sealed class SlotSecret : IDisposable
{
    /// <summary>The longest passphrase, in characters.</summary>
    public const int MaxPassphraseChars = 1_024;

    private const int PrfBytes = 32;

    private readonly byte[] secret;
    private readonly bool isSlow;

    private SlotSecret(string slot, byte[] secret, bool isSlow)
    {
        Slot = slot;
        this.secret = secret;
        this.isSlow = isSlow;
    }

    /// <summary>passphrase, recovery or prf: the name in the slot's protected header.</summary>
    public string Slot { get; }

    /// <summary>
    /// Takes a passphrase, normalised as RFC 8265 §4.2 asks: NFC, and every Unicode space as U+0020. False if it is empty,
    /// too long, or holds half a surrogate pair. How strong it must be is the caller's rule.
    /// </summary>
    public static bool TryFromPassphrase(string? passphrase, [NotNullWhen(true)] out SlotSecret? secret)
    {
        secret = null;
        if (passphrase is null or { Length: 0 or > MaxPassphraseChars } || !IsWellFormed(passphrase))
        {
            return false;
        }

        string spaced = string.Concat(passphrase.Select(character =>
            char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.SpaceSeparator ? ' ' : character));
        secret = new("passphrase", Encoding.UTF8.GetBytes(spaced.Normalize(NormalizationForm.FormC)), isSlow: true);
        return true;
    }

    /// <summary>Takes a recovery code; 120 random bits need no slow hash.</summary>
    public static SlotSecret FromRecoveryCode(RecoveryCode code) => new("recovery", code.Secret.ToArray(), isSlow: false);

    /// <summary>Takes the 32 bytes of a passkey's PRF extension.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public static SlotSecret FromPrf(ReadOnlySpan<byte> output)
    {
        if (output.Length != PrfBytes)
        {
            throw new ArgumentException("A PRF output has 32 bytes.", nameof(output));
        }

        return new("prf", output.ToArray(), isSlow: false);
    }

    internal SymmetricKey KeyFor(ReadOnlySpan<byte> salt)
    {
        if (!isSlow)
        {
            return DerivedKey.Make(secret, salt, DerivedKey.SlotPrefix + Slot);
        }

        byte[] slow = SlowHash.Derive(secret, salt);
        try
        {
            return DerivedKey.Make(slow, salt, DerivedKey.SlotPrefix + Slot);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(slow);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(secret);

    private static bool IsWellFormed(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
