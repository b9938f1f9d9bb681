using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace Portal.Features.Concerns.Abuse;

/// <summary>What a browser is asked to pay.</summary>
/// <param name="Challenge">Empty when nothing is asked.</param>
/// <param name="Difficulty">Leading zero bits; 0 when nothing is asked.</param>
public sealed record Price(string Challenge, int Difficulty);

/// <summary>Something paid: for this journey and nothing else.</summary>
/// <param name="Bits">How much work was done; null when none is asked.</param>
internal sealed record Payment(Guid? Journey, int? Bits);

/// <summary>
/// The price of a message that a browser has sealed. It stands in one header, <c>Portal-Price: CHALLENGE;JOURNEY;COUNTER</c>, so
/// that whoever has not paid is turned away before a byte of the body is read.
/// It is work also where an operator chose Google's check: that stands in the posted form alone, and our own pages seal
/// nothing in the browser then.
/// </summary>
internal sealed class PriceGate(
    WorkTickets tickets, PriceList prices, ClientCounts clients, Traffic traffic, IOptions<AbuseOptions> options)
{
    internal const string Header = "Portal-Price";
    private const string Purpose = "concern";
    private const int MostHeaderChars = 2_500;

    /// <summary>What is asked of this client now.</summary>
    public async Task<Price> AskAsync(IPAddress? client, string? team, CancellationToken stop)
    {
        if (options.Value.Challenge == AbuseChallenge.None)
            return new Price("", 0);

        var bits = prices.BitsFor(client, team);
        return new Price(await tickets.IssueAsync(Purpose, bits, stop), bits);
    }

    /// <summary>Null when nothing that is worth enough was paid.</summary>
    public async Task<Payment?> TakeAsync(string? header, IPAddress? client, CancellationToken stop)
    {
        if (options.Value.Challenge == AbuseChallenge.None)
            return new Payment(null, null);
        if (header is not { Length: > 0 and <= MostHeaderChars }
            || header.Split(';') is not [var challenge, var name, var number]
            || !Guid.TryParseExact(name, "D", out var journey)
            || !ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var counter)
            || await tickets.OpenAsync(Purpose, challenge, stop) is not { } ticket
            || !IsEnough(ticket.Bits, client, null)
            || !WorkTickets.IsDone(challenge, journey, counter, ticket.Bits)
            || !tickets.Spend(ticket, journey))
        {
            return null;
        }

        return new Payment(journey, ticket.Bits);
    }

    /// <summary>Whether it is enough for this team as well, and counts it. The team must be one that receives.</summary>
    public bool Admits(Payment payment, IPAddress? client, string team)
    {
        if (payment.Bits is { } bits && !IsEnough(bits, client, team))
            return false;

        clients.Add(client);
        traffic.Add(team);
        return true;
    }

    private bool IsEnough(int bits, IPAddress? client, string? team) => bits + PriceList.Slack >= prices.BitsFor(client, team);
}
