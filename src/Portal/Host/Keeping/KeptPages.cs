using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Host.Keeping;

/// <summary>Answers a reading page from kept bytes, before anything else and without the database (way 1 of the design).</summary>
internal sealed class KeptPages(
    RequestDelegate next, KeptPageStore store, SurfaceMap surfaces, TimeProvider clock, IHostEnvironment environment)
{
    private readonly bool _overHttps = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsReading(request) || !store.TryGet(request.Path.Value ?? "", clock.GetUtcNow(), out var page) || !surfaces.Serves(request))
            return next(context);

        SecurityHeaders.Apply(context.Response.Headers, _overHttps);
        return SendAsync(context, page!);
    }

    /// <summary>Only a plain reading of an address is ever kept: never one with a query.</summary>
    internal static bool IsReading(HttpRequest request) => !request.QueryString.HasValue && IsAsking(request);

    internal static bool IsAsking(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Sends a page that nobody keeps: packed in the one way that is asked for, and with the headers its own page set.</summary>
    internal static Task SendOnceAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> plain)
    {
        var encoding = Encoding(context.Request.Headers.AcceptEncoding);
        context.Response.ContentType = contentType;
        return SendBodyAsync(context, encoding switch { "br" => KeptPage.Brotlied(plain.Span), "gzip" => KeptPage.Gzipped(plain.Span), _ => plain }, encoding);
    }

    internal static Task SendAsync(HttpContext context, KeptPage page)
    {
        var encoding = Encoding(context.Request.Headers.AcceptEncoding);
        var headers = context.Response.Headers;
        var tag = encoding.Length == 0 ? $"\"{page.Tag}\"" : $"\"{page.Tag}-{encoding}\"";
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        if (Matches(context.Request.Headers.IfNoneMatch, tag))
        {
            Vary(headers);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = page.ContentType;
        return SendBodyAsync(context, encoding switch { "br" => page.Brotli, "gzip" => page.Gzip, _ => page.Plain() }, encoding);
    }

    private static Task SendBodyAsync(HttpContext context, ReadOnlyMemory<byte> body, string encoding)
    {
        var headers = context.Response.Headers;
        Vary(headers);
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;

        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }

    /// <summary>Beside whatever the page itself depends on.</summary>
    private static void Vary(IHeaderDictionary headers) => headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);

    /// <summary>br, gzip or nothing, by RFC 9110 §12.5.3: what is not named, or named with q=0, is not sent.</summary>
    internal static string Encoding(StringValues accepted)
    {
        if (accepted.Count == 1 && accepted[0] is { } plain && !plain.Contains('q', StringComparison.OrdinalIgnoreCase))
            return plain.Contains("br", StringComparison.Ordinal) ? "br" : plain.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";

        if (!StringWithQualityHeaderValue.TryParseList([.. accepted.OfType<string>()], out var values))
            return "";

        bool Takes(string coding) => values.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : "";
    }

    private static bool Matches(StringValues wanted, string tag) =>
        wanted.Count > 0 && wanted.Any(value => value is not null
            && (value == "*" || value.Split(',').Any(one => one.Trim().TrimStart('W', '/') == tag)));
}
