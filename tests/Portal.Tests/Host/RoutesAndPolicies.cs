using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Shared;
using Portal.Host;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

/// <summary>Every address the portal answers, with who may ask and whether its bytes are kept. Opening a door shows in the diff.</summary>
[Collection(ReadingCollection.Name)]
public sealed class RoutesAndPolicies(PortalSite site)
{
    [Fact]
    public void The_doors_of_the_portal_are_these() => Golden.Matches(Lines(), "Host/Routes.verified.txt");

    private IEnumerable<string> Lines() => site.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        // Static files are whatever was built; their fingerprints change with every style.
        .Where(endpoint => endpoint.Metadata.All(item => item.GetType().Name != "StaticAssetDescriptor"))
        .Select(endpoint =>
        {
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["page"];
            var surface = endpoint.Metadata.GetMetadata<StaffSurfaceAttribute>() is null ? "public" : "staff";
            var policy = endpoint.Metadata.GetMetadata<IAuthorizeData>() is { } authorize ? authorize.Policy ?? "signed-in" : "anyone";
            var kept = endpoint.Metadata.GetMetadata<KeptAttribute>() is null ? "" : " kept";
            return $"{endpoint.RoutePattern.RawText} [{string.Join(' ', methods)}] {surface} {policy}{kept}";
        })
        .Distinct().Order(StringComparer.Ordinal);
}
