using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Portal.Localization;

namespace Portal.Host;

/// <summary>
/// The language is the first part of the path and nothing else: no cookie, no guess. Only <c>/</c> and error pages look at
/// Accept-Language.
/// </summary>
internal sealed class LanguageRouting(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var culture = Nearest(context).Culture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    /// <summary>The path's language, else the reader's best one of ours, else Finnish.</summary>
    internal static Language Nearest(HttpContext context) =>
        OfPath(ErrorPages.AskedPath(context)) ?? Preferred(context.Request.Headers.AcceptLanguage);

    internal static Language? OfPath(PathString path)
    {
        var value = path.Value ?? "";
        var end = value.IndexOf('/', Math.Min(1, value.Length));
        var first = value.Length < 2 ? "" : end < 0 ? value[1..] : value[1..end];
        return Language.TryParse(first, out var language) ? language : null;
    }

    /// <summary>The best of the five by RFC 9110 §12.5.4; Finnish when none is wanted.</summary>
    internal static Language Preferred(StringValues header) => PreferredAmong(header, Language.All) ?? Language.Finnish;

    /// <summary>The best of the languages offered; null when none of them is wanted.</summary>
    internal static Language? PreferredAmong(StringValues header, IEnumerable<Language> offered)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. header.OfType<string>()], out var wanted))
            return null;

        return wanted
            .Where(value => value.Quality is not 0)
            .OrderByDescending(value => value.Quality ?? 1)
            .Select(value => value.Value.ToString().Split('-')[0].ToLowerInvariant())
            .Select(code => Language.TryParse(code, out var language) ? language : null)
            .FirstOrDefault(language => language is not null && offered.Contains(language));
    }
}

/// <summary>Admits <c>{lang:language}</c> only for the five codes.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Language.TryParse(Convert.ToString(values[routeKey], CultureInfo.InvariantCulture), out _);
}

internal static class LanguageRoutingSetup
{
    internal static IServiceCollection AddLanguageRouting(this IServiceCollection services) =>
        services.Configure<RouteOptions>(options => options.ConstraintMap["language"] = typeof(LanguageConstraint));
}
