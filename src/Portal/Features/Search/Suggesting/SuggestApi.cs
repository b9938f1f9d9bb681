using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Localization;

namespace Portal.Features.Search.Suggesting;

/// <summary><c>GET /api/suggest?q=…&amp;lang=…</c>: what a reader may be about to write. Nothing of it is kept.</summary>
internal static class SuggestApi
{
    internal static async Task<Ok<IReadOnlyList<Suggestion>>> Suggest(HttpContext context, PortalSearch search, string? q, string? lang, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var language = Language.TryParse(lang, out var known) ? known : Language.Finnish;
        await search.ReadyAsync(stop);
        return TypedResults.Ok(search.Suggest(TypedText.Clean(q), language));
    }
}
