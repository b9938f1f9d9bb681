using System.Text.Json;

namespace Portal.Features.Cases.Keys;

/// <summary>A list that a script put into a form field. Anything else than a list is an empty one, which no service takes.</summary>
internal static class PostedJson
{
    private const int Longest = 200_000;

    internal static IReadOnlyList<T> List<T>(string? posted) where T : class
    {
        if (posted is null or { Length: > Longest })
            return [];

        try
        {
            return [.. (JsonSerializer.Deserialize<List<T?>>(posted, JsonSerializerOptions.Web) ?? []).OfType<T>()];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
