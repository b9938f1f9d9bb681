using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// What is inside the seal of a letter, schema version 1. Concern, direction and number are repeated here because the clear
/// columns are anybody's who can write to the database; <paramref name="Seen"/> is how many letters of the other side the
/// writer had before them, so that a withheld one is missed.
/// </summary>
/// <param name="Asks">Empty, <c>remove-contact</c> or <c>no-contact</c>: what only the reporter can ask for.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LetterText(Guid Concern, string From, int Number, int Seen, string Asks, string Text)
{
    internal const int SchemaVersion = 1;
    internal const int Longest = 4_000;
    internal const string RemoveContact = "remove-contact";
    internal const string NoContact = "no-contact";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static LetterText? Read(ReadOnlySpan<byte> plain)
    {
        try
        {
            return JsonSerializer.Deserialize<LetterText>(plain, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
