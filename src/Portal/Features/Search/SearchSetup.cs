using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;
using Portal.Features.Search.Missed;
using Portal.Features.Search.Suggesting;

namespace Portal.Features.Search;

internal static class SearchSetup
{
    internal static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<FinnishDictionary>();
        services.AddSingleton<SearchIndexes>();
        services.AddSingleton<MissedWords>();
        services.AddScoped<MissedWordList>();
        services.AddSingleton(provider => new PortalSearch(provider.GetRequiredService<SearchIndexes>(), provider.GetRequiredService<MissedWords>()));
        // After the opening, which publishes: hosted services start in the order they are registered.
        services.AddHostedService<SearchIndexing>();
        services.AddHostedService<MissedWordKeeping>();
        return services;
    }

    internal static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{lang:language}/opensearch.xml", OpenSearch.Describe);
        app.MapGet("/api/suggest", SuggestApi.Suggest);
    }
}
