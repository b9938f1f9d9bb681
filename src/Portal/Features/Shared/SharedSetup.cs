namespace Portal.Features.Shared;

internal static class SharedSetup
{
    internal static IServiceCollection AddShared(this IServiceCollection services) =>
        services.AddScoped<PageFrame>().AddScoped<PageLifetime>();
}
