using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Concerns.Browser;

/// <summary>
/// What a browser needs to seal a concern itself, the same for everybody: <c>GET /api/place-table?lang=…</c> and
/// <c>GET /api/team-keys</c>. Neither says anything about who asks.
/// </summary>
internal static class BrowserApi
{
    private const string ForADay = "public, max-age=86400";

    internal static void MapBrowserWay(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/place-table", Places);
        app.MapGet("/api/team-keys", KeysAsync);
    }

    private static FileContentHttpResult Places(HttpContext context, PublishedContent published, string? lang)
    {
        var language = Language.TryParse(lang, out var known) ? known : Language.Finnish;
        var table = PlaceTable.In(language, published.Current.Directory);
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (bytes, encoding) = accepted.Contains("br", StringComparison.Ordinal) ? (table.Brotli, "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (table.Gzip, "gzip")
            : (table.Plain(), null);
        context.Response.Headers.CacheControl = ForADay;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        return TypedResults.File(bytes, table.ContentType, entityTag: new EntityTagHeaderValue($"\"{table.Tag}{encoding}\""));
    }

    private static async Task<Results<Ok<TeamKeysAnswer>, NotFound>> KeysAsync(HttpContext context, TeamManifests manifests, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await manifests.AnswerAsync(stop) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
    }
}

/// <param name="Manifest">Compact JWS under the signing key; see FORMATS.md.</param>
/// <param name="Unsigned">The payload alone. Only in Development, and only while nothing is signed there.</param>
internal sealed record TeamKeysAnswer(string? Manifest, string? Unsigned);
