using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Host;

namespace Portal.Features.Content.Handouts;

internal static class HandoutsSetup
{
    /// <summary>The short address of a handout leads to the municipality's page, in whichever of its languages the phone prefers.</summary>
    internal static void MapHandouts(this IEndpointRouteBuilder app) => app.MapGet("/k/{code}", Follow);

    private static Results<StatusCodeHttpResult, NotFound> Follow(HttpContext context, string code, PublishedContent published)
    {
        if (!ShortAddress.TryParse(code, out var address))
            return TypedResults.NotFound();

        var language = LanguageRouting.PreferredAmong(context.Request.Headers.AcceptLanguage, address.Languages.All) ?? address.Languages.First;
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = "no-store";
        // A municipality that has since become part of another still leads somebody to help.
        context.Response.Headers.Location = published.Current.Directory.Find(address.Municipality) is { } place
            ? $"/{language}/contacts/{place.Slug}"
            : $"/{language}/contacts";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
