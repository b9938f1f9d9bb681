using Microsoft.AspNetCore.Http.Features;

namespace Portal.Host;

/// <summary>
/// Takes in what an endpoint left of a body before the answer goes out, up to some megabytes and seconds. A connection that is
/// closed while the other side still sends reaches a visitor as a fault of the network instead of as our answer.
/// </summary>
internal sealed class WholeBodies(RequestDelegate next)
{
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            context.Response.OnStarting(() => DiscardAsync(context));
        return next(context);
    }

    private static async Task DiscardAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        end.CancelAfter(Longest);
        var buffer = new byte[16 * 1024];
        try
        {
            for (var left = MostBytes; left > 0;)
            {
                var read = await context.Request.Body.ReadAsync(buffer, end.Token);
                if (read == 0)
                    return;
                left -= read;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The visitor has gone, or sends for too long; the answer is tried all the same.
        }
    }
}
