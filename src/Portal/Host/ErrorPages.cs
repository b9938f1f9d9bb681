using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Host;

/// <summary>Every failure ends on a page that helps, in the nearest language, with its own status kept.</summary>
internal static class ErrorPages
{
    internal const string Path = "/error";

    internal static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = $"{Path}/500",
            // What a broken request asks of a page is not the portal's fault and not worth an error line.
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute($"{Path}/{{0}}");
    }

    /// <summary>True while an error page is drawn in place of the address that was asked for.</summary>
    internal static bool IsDrawing(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;

    /// <summary>The address the reader asked for, also while its error page is drawn.</summary>
    internal static PathString AskedPath(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? status.OriginalPath
        : context.Features.Get<IExceptionHandlerPathFeature>() is { } fault ? fault.Path
        : context.Request.Path;
}
