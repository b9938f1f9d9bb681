using Portal.Features.Shared;

namespace Portal.Host.Keeping;

/// <summary>Draws a page that says it may be kept, keeps its bytes, and sends them the way every later request gets them.</summary>
internal sealed class Keeping(RequestDelegate next, KeptPageStore store)
{
    public async Task InvokeAsync(HttpContext context, PageLifetime lifetime)
    {
        var mayKeep = KeptPages.IsReading(context.Request)
            && context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not null;
        if (!mayKeep)
        {
            await next(context);
            return;
        }

        var edition = store.Edition;
        var output = context.Response.Body;
        using var drawn = new MemoryStream();
        context.Response.Body = drawn;
        try
        {
            // A HEAD must carry the same length as a GET, so the page is drawn as for one.
            await next(context);
        }
        finally
        {
            context.Response.Body = output;
        }

        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            drawn.Position = 0;
            await drawn.CopyToAsync(output, context.RequestAborted);
            return;
        }

        var page = KeptPage.Pack(
            context.Response.ContentType ?? "text/html; charset=utf-8", drawn.GetBuffer().AsSpan(0, (int)drawn.Length), lifetime.Until);
        store.Keep(context.Request.Path.Value ?? "", page, edition);
        await KeptPages.SendAsync(context, page);
    }
}
