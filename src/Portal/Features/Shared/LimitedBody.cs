namespace Portal.Features.Shared;

/// <summary>
/// Reads a posted body up to a limit of ours. The server's own limit closes the connection while the visitor still sends:
/// a browser then shows a broken connection, and what was typed is lost. What is not read here is discarded before the
/// answer, by <see cref="Host.WholeBodies"/>.
/// </summary>
internal static class LimitedBody
{
    /// <summary>Fills the buffer; <c>CutShort</c> when there was more.</summary>
    internal static async Task<(int Length, bool CutShort)> ReadAsync(HttpRequest request, Memory<byte> buffer, CancellationToken stop)
    {
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        if (length < buffer.Length)
            return (length, false);

        var more = new byte[1];
        return (length, await request.Body.ReadAsync(more, stop) > 0);
    }
}
