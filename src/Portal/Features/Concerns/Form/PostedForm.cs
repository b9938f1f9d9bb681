using System.Buffers;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Portal.Features.Shared;

namespace Portal.Features.Concerns.Form;

/// <summary>
/// Reads a posted form of ours. The framework's reader refuses a whole form for one NUL in it, and with it the visitor's
/// text; here it is only left out.
/// </summary>
internal sealed class PostedForm(IReadOnlyDictionary<string, StringValues> fields, bool cutShort)
{
    internal const int LargestBody = 256 * 1024;
    private const int MostFields = 100;

    internal bool CutShort => cutShort;

    /// <summary>
    /// Null for a body that is no form of ours. Of one that is too large the beginning is read – the state and the first
    /// words – and the end is missed.
    /// </summary>
    internal static async Task<PostedForm?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(LargestBody + 1);
        try
        {
            var read = await LimitedBody.ReadAsync(request, buffer.AsMemory(0, LargestBody), stop);
            var body = buffer.AsSpan(0, read.Length);
            if (body.Count((byte)'&') >= MostFields)
                return null;

            var text = Encoding.UTF8.GetString(body).Replace("%00", "", StringComparison.Ordinal);
            return new PostedForm(QueryHelpers.ParseQuery(text), read.CutShort);
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

    internal IReadOnlyList<string> All(string name) => [.. fields.GetValueOrDefault(name).OfType<string>()];

    internal string? One(string name) => fields.GetValueOrDefault(name).FirstOrDefault();
}
