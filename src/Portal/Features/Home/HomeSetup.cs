using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Features.Content;
using Portal.Host;

namespace Portal.Features.Home;

internal static class HomeSetup
{
    internal static void MapHome(this IEndpointRouteBuilder app)
    {
        // The one address that chooses a language for the reader.
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            context.Response.Headers.CacheControl = "no-store";
            return SeeOther(context, $"/{LanguageRouting.Preferred(context.Request.Headers.AcceptLanguage)}/");
        });

        // Quick exit: away to a page that could belong to anybody, leaving no copy of ours behind.
        app.MapGet("/exit", (HttpContext context, PublishedContent published) =>
        {
            context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers.CacheControl = "no-store";
            var language = LanguageRouting.Preferred(context.Request.Headers.AcceptLanguage);
            return SeeOther(context, published.Current.Exits[language].AbsoluteUri);
        });
    }

    private static StatusCodeHttpResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
