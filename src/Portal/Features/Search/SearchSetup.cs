using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;

namespace Portal.Features.Search;

internal static class SearchSetup
{
    internal static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<FinnishDictionary>();
        services.AddSingleton<SearchIndexes>();
        services.AddSingleton(provider => new PortalSearch(provider.GetRequiredService<SearchIndexes>()));
        // After the opening, which publishes: hosted services start in the order they are registered.
        services.AddHostedService<SearchIndexing>();
        return services;
    }

    internal static void MapSearch(this IEndpointRouteBuilder app) => app.MapGet("/{lang:language}/opensearch.xml", OpenSearch.Describe);
}
