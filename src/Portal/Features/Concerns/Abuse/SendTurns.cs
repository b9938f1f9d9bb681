using System.Net;
using Microsoft.Extensions.Options;

namespace Portal.Features.Concerns.Abuse;

/// <summary>What a posted journey shows of itself when it is to be sent.</summary>
/// <param name="Begun">When it began, in seconds since 1970.</param>
/// <param name="NotBefore">The turn it was given before, or 0.</param>
/// <param name="IsTrapped">Whether the field that people do not see was filled in.</param>
internal sealed record Sending(long Begun, long NotBefore, bool IsTrapped, IPAddress? Client, string Team);

/// <summary>
/// The price without JavaScript: a turn. As long as little is sent, everybody's turn is now; when much is, a signed not-before
/// in the state spreads the sending over time, because each one costs the server a slow derivation. Whoever took the time that
/// reading and writing take has a queue of their own: what machines post at once waits behind other machines' posts only.
/// </summary>
internal sealed class SendTurns(PriceList prices, ClientCounts clients, Traffic traffic, IOptions<AbuseOptions> options, TimeProvider clock)
{
    /// <summary>A journey that took less was hardly read.</summary>
    internal const int ReadSeconds = 20;

    private const int LongestWait = 45;
    private const int LongestHastyWait = 600;
    private const int TurnSeconds = 900;
    private const int WaitPerDoubling = 8;
    private readonly Lock _lock = new();

    // Together they stay below what two derivations at a time can do, so that a turn that has come is a turn that works.
    private readonly Pace _patient = new(perSecond: 6, burst: 24);
    private readonly Pace _hasty = new(perSecond: 2, burst: 8);

    /// <summary>The moment from which this journey may be sent; null when that is now, and then it is counted.</summary>
    public DateTimeOffset? TurnOf(Sending sending)
    {
        var now = clock.GetUtcNow();
        if (options.Value.Challenge == AbuseChallenge.None)
            return null;

        var turn = DateTimeOffset.FromUnixTimeSeconds(sending.NotBefore);
        var hasTurn = sending.NotBefore > 0 && now < turn.AddSeconds(TurnSeconds);
        if (hasTurn && now < turn)
            return turn;

        if (!hasTurn)
        {
            var wait = WaitOf(sending, now);
            if (wait >= 1)
                return DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + (long)Math.Ceiling(wait));
        }

        clients.Add(sending.Client);
        traffic.Add(sending.Team);
        return null;
    }

    private double WaitOf(Sending sending, DateTimeOffset now)
    {
        var crowded = prices.Crowding(sending.Client);
        var isPatient = !sending.IsTrapped && crowded == 0 && now.ToUnixTimeSeconds() - sending.Begun >= ReadSeconds;
        double queued;
        lock (_lock)
            queued = (isPatient ? _patient : _hasty).Wait(now);
        var asked = WaitPerDoubling * (crowded + Math.Max(0, prices.Crowding(sending.Team) - 1));
        return Math.Min(Math.Max(queued, asked), isPatient ? LongestWait : LongestHastyWait);
    }

    /// <summary>Hands out places in time at a steady rate, some of them at once.</summary>
    private sealed class Pace(double perSecond, double burst)
    {
        private double _next;

        internal double Wait(DateTimeOffset moment)
        {
            var now = moment.ToUnixTimeMilliseconds() / 1000d;
            _next = Math.Max(_next, now - burst / perSecond) + 1 / perSecond;
            return Math.Max(0, _next - now);
        }
    }
}
