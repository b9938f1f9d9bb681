using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Features.Anchors;

internal static class AnchorsSetup
{
    /// <summary>
    /// The directory belongs to the published snapshot, with its <see cref="AnchorDirectory.Router"/> and
    /// <see cref="AnchorDirectory.Places"/>: a service here would outlive the snapshot it was made from. Only the clock is shared.
    /// </summary>
    public static IServiceCollection AddAnchors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
