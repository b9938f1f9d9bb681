using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Features.Anchors.Receiving;

namespace Portal.Features.Anchors;

internal static class AnchorsSetup
{
    /// <summary>
    /// The directory belongs to the published snapshot, with its <see cref="AnchorDirectory.Router"/> and
    /// <see cref="AnchorDirectory.Places"/>: a service here would outlive the snapshot it was made from. Only the clock and the keys of teams are services.
    /// </summary>
    public static IServiceCollection AddAnchors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<TeamKeys>();
        return services;
    }
}
