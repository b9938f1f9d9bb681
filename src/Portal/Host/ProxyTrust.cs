using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Portal.Host;

/// <summary>Which proxies may say who the client is and that it came over https. None unless named.</summary>
internal static class ProxyTrust
{
    internal const string Section = "Portal:TrustedProxies";

    internal static IServiceCollection AddProxyTrust(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = 1;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in configuration.GetSection(Section).Get<string[]>() ?? [])
            {
                if (System.Net.IPNetwork.TryParse(proxy, out var network))
                    options.KnownIPNetworks.Add(network);
                else
                    options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
}
