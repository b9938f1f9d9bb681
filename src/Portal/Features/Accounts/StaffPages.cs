using System.Globalization;
using Portal.Host;

namespace Portal.Features.Accounts;

/// <summary>
/// What all staff pages share: nothing is kept anywhere, and the language is the member's own. Before sign-in it is the
/// browser's, of the three there are.
/// </summary>
internal sealed class StaffPages(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!ErrorPages.AskedPath(context).StartsWithSegments(SurfaceMap.StaffPath))
            return next(context);

        var language = context.User.StaffLanguage() ?? StaffLanguages.Of(LanguageRouting.Preferred(context.Request.Headers.AcceptLanguage).Code);
        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
