namespace Portal.Features.Search;

internal static class SearchSetup
{
    internal static IServiceCollection AddSearch(this IServiceCollection services) => services;

    internal static void MapSearch(this IEndpointRouteBuilder app)
    {
    }
}
