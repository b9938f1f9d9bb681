using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Host;

/// <summary>
/// The one home of security headers (D7). Nothing on a page is inline, so the policy needs no nonce and pages can be
/// kept as bytes.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    internal const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>Argon2id needs WebAssembly. A worker lives by the policy of its own answer, so no page gets this right.</summary>
    internal const string WorkerPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'; frame-ancestors 'none'";

    /// <summary>Only for the form, and only while the operator has chosen Google's check: its script needs what no page of ours does.</summary>
    internal const string RecaptchaPolicy =
        "default-src 'none'; script-src 'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/; style-src 'self'; img-src 'self'; "
        + "connect-src 'self' https://www.google.com/recaptcha/; frame-src https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string WorkerPath = "/argon2.worker.js";

    private readonly bool _overHttps = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        Apply(context.Response.Headers, _overHttps);
        if (context.Request.Path == WorkerPath)
            context.Response.Headers.ContentSecurityPolicy = WorkerPolicy;
        return !ErrorPages.IsDrawing(context) && RefusesPost(context.Request) ? Refuse(context) : next(context);
    }

    /// <summary>The headers of every answer, also of one that is sent from kept bytes before any other middleware.</summary>
    internal static void Apply(IHeaderDictionary headers, bool overHttps)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Frame-Options"] = "DENY";
        if (overHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }

    /// <summary>A post from another site is refused; one that cannot say where it is from is not (there is no ambient login).</summary>
    private static bool RefusesPost(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;

        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site.ToString() is not "same-origin";

        var origin = request.Headers.Origin.ToString();
        return origin is not "" and not "null"
            && !string.Equals(origin, UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
