using System.Net;
using System.Numerics;

namespace Portal.Features.Concerns.Abuse;

/// <summary>
/// What sending costs now. Every budget raises the price and none is a wall: a region that is flooded, or an address that many
/// people share, pays more and still gets through.
/// </summary>
internal sealed class PriceList(Traffic traffic, ClientCounts clients)
{
    /// <summary>About 16,000 hashes: a third of a second on a phone of 2016, beside the key derivation that it does anyway.</summary>
    internal const int BaseBits = 14;

    /// <summary>How much dearer it may have become since the challenge was given, before a new one is asked for.</summary>
    internal const int Slack = 2;

    /// <summary>The most that load may add: half a minute on such a phone.</summary>
    private const int MostForLoad = 6;
    private const int MostForClient = 4;
    private const int FreePerMinute = 60;
    private const int FreePerTeamMinute = 20;
    private const int FreePerClient = 5;

    /// <summary>The work asked of a client, in leading zero bits; without a team, what is asked before the team is known.</summary>
    internal int BitsFor(IPAddress? client, string? team = null) =>
        BaseBits + Math.Min(MostForLoad, Crowding(team)) + Math.Min(MostForClient, Crowding(client));

    /// <summary>How many times the free number of messages has doubled, in all or for this team.</summary>
    internal int Crowding(string? team) => Math.Max(
        Doublings(traffic.PerMinute(), FreePerMinute), team is null ? 0 : Doublings(traffic.PerMinute(team), FreePerTeamMinute));

    /// <summary>The same for one client.</summary>
    internal int Crowding(IPAddress? client) => Doublings(clients.Of(client), FreePerClient);

    private static int Doublings(int count, int free) => count <= free ? 0 : BitOperations.Log2((uint)(count / free)) + 1;
}
