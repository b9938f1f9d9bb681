using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Portal.Sealing;

/// <summary>A form key and its id: 1 to 43 characters of base64url. The caller shares, replaces and destroys form keys.</summary>
public sealed record FormKey(string Id, SymmetricKey Key);

/// <summary>What a state is for, so that the state of one form is never accepted by another.</summary>
public enum FormUse
{
    Share,
    Mailbox,
}

/// <summary>
/// The answers of a form that works without JavaScript, in its one hidden field: compact JWE with <c>dir</c> and
/// <c>A256GCM</c> under a form key, with the header members use, kid and exp. It is not padded: the field is posted
/// together with the open text it came from.
/// </summary>
public static partial class FormState
{
    /// <summary>The longest state, in bytes.</summary>
    public const int MaxPlainBytes = 48_000;

    // Seconds since 1970; the last is in the year 9999, where DateTimeOffset ends.
    private const long LastSecond = 253_402_300_799;

    private static readonly EnvelopeShape Shape = EnvelopeShape.Direct(maxChars: 64_500, "use", "kid", "exp");

    /// <summary>Seals a state until a time, which is kept in whole seconds, rounded down.</summary>
    /// <exception cref="ArgumentException">The state is too long, the id has another form, or the time is before 1970.</exception>
    public static string Seal(ReadOnlySpan<byte> state, FormUse use, FormKey key, DateTimeOffset expires)
    {
        if (state.Length > MaxPlainBytes || !KeyId().IsMatch(key.Id))
        {
            throw new ArgumentException($"A state has at most {MaxPlainBytes} bytes, a key id 1 to 43 characters.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(expires, DateTimeOffset.FromUnixTimeSeconds(1));
        byte[] plain = state.ToArray();
        try
        {
            return Envelope.Seal(plain, key.Key, Shape, new()
            {
                ["use"] = Word(use),
                ["kid"] = key.Id,
                ["exp"] = expires.ToUnixTimeSeconds(),
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>
    /// Opens a state of this use with whichever of the live keys sealed it. A key that is gone gives
    /// <see cref="Refusal.OtherSubject"/>; <see cref="Refusal.Expired"/> is told only of a state that really was sealed here.
    /// </summary>
    public static Opening<byte[]> Open(string? jwe, FormUse use, IReadOnlyCollection<FormKey> liveKeys, DateTimeOffset now)
    {
        if (!CompactJwe.TryParse(jwe, Shape, out CompactJwe? envelope, out Refusal refusal))
        {
            return new Opening<byte[]>.Refused(refusal);
        }

        Header members = envelope.Header;
        if (!members.TryText("use", out string? word) || !members.TryText("kid", out string? keyId) || !KeyId().IsMatch(keyId)
            || !members.TryNumber("exp", LastSecond, out long expires))
        {
            return new Opening<byte[]>.Refused(Refusal.NotAccepted);
        }

        FormKey? key = liveKeys.FirstOrDefault(live => string.Equals(live.Id, keyId, StringComparison.Ordinal));
        if (key is null || !string.Equals(word, Word(use), StringComparison.Ordinal))
        {
            return new Opening<byte[]>.Refused(Refusal.OtherSubject);
        }

        Opening<byte[]> opening = Envelope.Open(envelope, key.Key);
        if (opening is Opening<byte[]>.Opened(var state) && now >= DateTimeOffset.FromUnixTimeSeconds(expires))
        {
            CryptographicOperations.ZeroMemory(state);
            return new Opening<byte[]>.Refused(Refusal.Expired);
        }

        return opening;
    }

    private static string Word(FormUse use) => use == FormUse.Share ? "share" : "mailbox";

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,43}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();
}
