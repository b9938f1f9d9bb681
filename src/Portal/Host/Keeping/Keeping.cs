using Portal.Features.Shared;

namespace Portal.Host.Keeping;

/// <summary>
/// Draws a page that says it may be kept, keeps its bytes, and sends them the way every later request gets them. An answer to
/// a question is packed as well, in the one way that was asked for, and then forgotten.
/// </summary>
internal sealed class Keeping(RequestDelegate next, KeptPageStore store, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context, PageLifetime lifetime)
    {
        var marks = context.GetEndpoint()?.Metadata;
        var mayKeep = KeptPages.IsReading(context.Request) && marks?.GetMetadata<KeptAttribute>() is not null;
        var mayPack = mayKeep || (KeptPages.IsAsking(context.Request)
            && (marks?.GetMetadata<KeptAttribute>() is not null || marks?.GetMetadata<PackedAttribute>() is not null));
        if (!mayPack)
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

        var type = context.Response.ContentType ?? "text/html; charset=utf-8";
        if (!mayKeep)
        {
            await KeptPages.SendOnceAsync(context, type, drawn.GetBuffer().AsMemory(0, (int)drawn.Length));
            return;
        }

        var plain = drawn.GetBuffer().AsSpan(0, (int)drawn.Length);
        // Only what is kept holds nothing that somebody typed, where every space counts.
        var page = KeptPage.Pack(type, type.StartsWith("text/html", StringComparison.Ordinal) ? KeptPage.Unindented(plain) : plain, lifetime.Until);
        store.Keep(context.Request.Path.Value ?? "", page, edition, clock.GetUtcNow());
        await KeptPages.SendAsync(context, page);
    }
}
