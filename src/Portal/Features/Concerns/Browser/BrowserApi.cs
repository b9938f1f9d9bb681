using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Features.Content;
using Portal.Host.Keeping;
using Portal.Localization;

namespace Portal.Features.Concerns.Browser;

/// <summary>
/// What a browser needs to seal a concern itself, the same for everybody: <c>GET /api/place-table?lang=…</c> and
/// <c>GET /api/team-keys</c>. Neither says anything about who asks.
/// </summary>
internal static class BrowserApi
{
    internal static void MapBrowserWay(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/place-table", Places);
        app.MapGet("/api/team-keys", KeysAsync);
    }

    private static Task Places(HttpContext context, PublishedContent published, string? lang) =>
        KeptPages.SendAsync(context, PlaceTable.In(Language.TryParse(lang, out var language) ? language : Language.Finnish, published.Current.Directory));

    private static async Task<Results<Ok<TeamKeysAnswer>, NotFound>> KeysAsync(HttpContext context, TeamManifests manifests, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await manifests.AnswerAsync(stop) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
    }
}

/// <param name="Manifest">Compact JWS under the signing key; see FORMATS.md.</param>
/// <param name="Unsigned">The payload alone. Only in Development, and only while nothing is signed there.</param>
internal sealed record TeamKeysAnswer(string? Manifest, string? Unsigned);
