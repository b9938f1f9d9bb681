using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// Paces wrong codes and locks nobody out: a client has a few tries at once and gets one back every few seconds; while
/// everybody together misses often, fewer and slower. A right code costs nothing. Clients are HMACs of their address (the
/// /64 of an IPv6 one) under a secret of this process that is replaced every hour and never written (D8).
/// </summary>
internal sealed class MailboxPace(TimeProvider clock)
{
    private const int MostClients = 50_000;
    private const int CalmMisses = 120;
    private static readonly TimeSpan SecretLives = TimeSpan.FromHours(1);
    private static readonly Pace Calm = new(5, TimeSpan.FromSeconds(12));
    private static readonly Pace Pressed = new(2, TimeSpan.FromSeconds(30));

    private readonly ConcurrentDictionary<string, DateTimeOffset> _paidUntil = new();
    private readonly Lock _turning = new();
    private byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private DateTimeOffset _since = clock.GetUtcNow();
    private DateTimeOffset _minute = clock.GetUtcNow();
    private int _misses;
    private int _missesBefore;

    /// <summary>
    /// What a try costs this client now, or null if it may not try. The try is paid at once, so that tries side by side count
    /// as well.
    /// </summary>
    internal TimeSpan? Try(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        Turn(now);
        var pace = Math.Max(_misses, _missesBefore) > CalmMisses ? Pressed : Calm;
        var allowed = false;
        _paidUntil.AddOrUpdate(
            KeyOf(address),
            _ =>
            {
                allowed = true;
                return now + pace.Each;
            },
            (_, until) =>
            {
                var from = until > now ? until : now;
                allowed = from + pace.Each <= now + (pace.Each * pace.Burst);
                return allowed ? from + pace.Each : until;
            });
        if (allowed)
            Interlocked.Increment(ref _misses);
        return allowed ? pace.Each : null;
    }

    /// <summary>The code was right: what was paid is given back.</summary>
    internal void GiveBack(IPAddress? address, TimeSpan paid)
    {
        Interlocked.Decrement(ref _misses);
        _paidUntil.AddOrUpdate(KeyOf(address), clock.GetUtcNow(), (_, until) => until - paid);
    }

    private string KeyOf(IPAddress? address)
    {
        var bytes = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None).GetAddressBytes();
        return Convert.ToBase64String(HMACSHA256.HashData(_secret, bytes.AsSpan(0, Math.Min(bytes.Length, 8)))[..16]);
    }

    private void Turn(DateTimeOffset now)
    {
        lock (_turning)
        {
            if (now - _minute >= TimeSpan.FromMinutes(1))
            {
                (_missesBefore, _minute) = (Interlocked.Exchange(ref _misses, 0), now);
            }

            if (now - _since < SecretLives && _paidUntil.Count <= MostClients)
                return;

            // What is forgotten here is at most a minute's tries; what is kept would be a list of who asked.
            (_secret, _since) = (RandomNumberGenerator.GetBytes(32), now);
            _paidUntil.Clear();
        }
    }

    private sealed record Pace(int Burst, TimeSpan Each);
}
