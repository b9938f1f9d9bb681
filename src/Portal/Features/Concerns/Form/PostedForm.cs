using System.Buffers;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Features.Concerns.Form;

/// <summary>
/// Reads a posted form of ours. The framework's reader refuses a whole form for one NUL in it, and with it the visitor's
/// text; here it is only left out.
/// </summary>
internal static class PostedForm
{
    internal const int LargestBody = 256 * 1024;
    private const int MostFields = 100;

    /// <summary>Null for a body that is no form, or more than a form of ours can be.</summary>
    internal static async Task<IReadOnlyDictionary<string, StringValues>?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase)
            || request.ContentLength > LargestBody)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(LargestBody + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, LargestBody + 1), LargestBody + 1, throwOnEndOfStream: false, stop);
            if (length > LargestBody || buffer.AsSpan(0, length).Count((byte)'&') >= MostFields)
                return null;

            var text = Encoding.UTF8.GetString(buffer, 0, length).Replace("%00", "", StringComparison.Ordinal);
            return QueryHelpers.ParseQuery(text);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
        finally
        {
            // Somebody's words must not wait in a pool for the next reader.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
