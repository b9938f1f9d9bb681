using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Portal.Features.Concerns.Form;

namespace Portal.Features.Concerns.Abuse;

/// <summary>A challenge that was opened: what it asks, and the random name it is spent under.</summary>
internal sealed record WorkTicket(int Bits, string Name);

/// <summary>
/// Challenges for proof of work. The server keeps none: a challenge carries its purpose, time and difficulty under an HMAC of
/// the form keys, which the nodes share and which are destroyed after twelve hours. Its text is
/// <c>1.KEY.SECONDS.BITS.RANDOM.MAC</c>.
/// </summary>
internal sealed class WorkTickets(FormKeys keys, TimeProvider clock)
{
    private const int RandomBytes = 16;
    private const int MostChars = 200;
    private const int Parts = 6;
    private const string KeyLabel = "portal/1/price";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How often one paid challenge may be shown again: a visitor whose line broke presses once more.</summary>
    private const int MostUses = 5;
    private readonly ConcurrentDictionary<string, Spent> _spent = new(StringComparer.Ordinal);
    private long _swept;

    internal async Task<string> IssueAsync(string purpose, int bits, CancellationToken stop)
    {
        var key = await keys.CurrentAsync(stop);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"1.{key.Id}.{clock.GetUtcNow().ToUnixTimeSeconds()}.{bits}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}");
        return $"{text}.{Base64Url.EncodeToString(Mac(key, purpose, text))}";
    }

    /// <summary>Null for a challenge that is altered, foreign, of another purpose or older than ten minutes.</summary>
    internal async Task<WorkTicket?> OpenAsync(string purpose, string challenge, CancellationToken stop)
    {
        if (challenge.Length > MostChars || challenge.Split('.') is not { Length: Parts } parts || parts[0] != "1")
            return null;
        if ((await keys.LiveAsync(stop)).FirstOrDefault(each => each.Id == parts[1]) is not { } key)
            return null;

        var given = new byte[HMACSHA256.HashSizeInBytes];
        // Decoding throws at what is not valid, spare bits included.
        if (!Base64Url.IsValid(parts[5], out var length) || length != given.Length || !Base64Url.TryDecodeFromChars(parts[5], given, out _)
            || !CryptographicOperations.FixedTimeEquals(given, Mac(key, purpose, challenge[..challenge.LastIndexOf('.')])))
        {
            return null;
        }

        var issued = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture));
        var age = clock.GetUtcNow() - issued;
        return age < Lifetime ? new WorkTicket(int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4]) : null;
    }

    /// <summary>
    /// Whether the work was done for this journey: SHA-256 of SHA-256(<c>CHALLENGE.JOURNEY</c>) and the counter as eight bytes
    /// begins with that many zero bits.
    /// </summary>
    internal static bool IsDone(string challenge, Guid journey, ulong counter, int bits)
    {
        Span<byte> message = stackalloc byte[SHA256.HashSizeInBytes + sizeof(ulong)];
        SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}.{journey:D}"), message);
        BinaryPrimitives.WriteUInt64BigEndian(message[SHA256.HashSizeInBytes..], counter);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(message))) >= bits;
    }

    /// <summary>
    /// Takes the challenge for this journey; false when another journey has it or it was shown too often. Other nodes do not
    /// know of it, and need not: a journey is stored once wherever it arrives.
    /// </summary>
    internal bool Spend(WorkTicket ticket, Guid journey)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var spent = _spent.GetOrAdd(ticket.Name, _ => new Spent(journey, now + Lifetime));
        return spent.Journey == journey && spent.Use() <= MostUses;
    }

    private void Sweep(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _swept, minute) == minute)
            return;

        foreach (var (name, spent) in _spent)
        {
            if (spent.Until <= now)
                _spent.TryRemove(name, out _);
        }
    }

    private static byte[] Mac(Sealing.FormKey key, string purpose, string text)
    {
        var secret = key.Key.Export();
        Span<byte> derived = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, derived, salt: [], Encoding.ASCII.GetBytes(KeyLabel));
        CryptographicOperations.ZeroMemory(secret);
        return HMACSHA256.HashData(derived, Encoding.ASCII.GetBytes($"{purpose}.{text}"));
    }

    private sealed class Spent(Guid journey, DateTimeOffset until)
    {
        private int _uses;

        internal Guid Journey => journey;

        internal DateTimeOffset Until => until;

        internal int Use() => Interlocked.Increment(ref _uses);
    }
}
