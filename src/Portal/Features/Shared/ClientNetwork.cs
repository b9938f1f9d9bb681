using System.Net;
using System.Net.Sockets;

namespace Portal.Features.Shared;

/// <summary>What of an address tells one client from another: the whole of IPv4, of IPv6 the /64 that a household has.</summary>
internal static class ClientNetwork
{
    private const int IPv6Network = 8;

    /// <summary>Empty when there is no address; only ever to be counted under an HMAC.</summary>
    internal static byte[] Of(IPAddress? client)
    {
        if (client is null)
            return [];

        var plain = client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..IPv6Network] : bytes;
    }
}
