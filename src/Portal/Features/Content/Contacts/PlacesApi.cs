using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary><c>GET /api/places?q=…&amp;lang=…</c>: what a reader may mean with a place, for suggestions.</summary>
internal static class PlacesApi
{
    internal static void MapPlaces(this IEndpointRouteBuilder app) => app.MapGet("/api/places", Find);

    private static Ok<IReadOnlyList<PlaceAnswer>> Find(HttpContext context, PublishedContent published, string? q, string? lang)
    {
        context.Response.Headers.CacheControl = "no-store";
        var language = Language.TryParse(lang, out var known) ? known : Language.Finnish;
        var directory = published.Current.Directory;
        IReadOnlyList<PlaceAnswer> answers =
        [
            .. directory.Places.Find(q, language).SelectMany(match => match.Municipalities.Count == 0
                ? [new PlaceAnswer(null, match.Name, Kind(match), null, null, null)]
                : match.Municipalities.Select(code => Answer(directory, match, code))),
        ];
        return TypedResults.Ok(answers);
    }

    /// <summary>A region or county answers with each of its municipalities, because each has its own team.</summary>
    private static PlaceAnswer Answer(AnchorDirectory directory, PlaceMatch match, MunicipalityCode code)
    {
        var route = directory.Router.RouteFor(code);
        return new PlaceAnswer(
            code.ToString(), match.Name, Kind(match), code.ToString(), route?.PoliceDepartment?.Id, route?.Team?.Id);
    }

    private static string Kind(PlaceMatch match) => match.Kind.ToString().ToLowerInvariant();
}

/// <summary>One place of the answer; the names are the JSON members.</summary>
/// <param name="Code">The three-digit municipality code; null for a place abroad.</param>
/// <param name="Kind">municipality, former, district, postcode, region, county or abroad.</param>
/// <param name="Municipality">The municipality the place belongs to, by code.</param>
/// <param name="PoliceDepartment">The id of the police department.</param>
/// <param name="Team">The id of the Anchor team or of the department's fallback.</param>
internal sealed record PlaceAnswer(
    string? Code, string Name, string Kind, string? Municipality, string? PoliceDepartment, string? Team);
