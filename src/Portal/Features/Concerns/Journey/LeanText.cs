using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Features.Concerns.Journey;

/// <summary>
/// Writes strings into JSON with the escapes JSON asks for and no others. The framework's own would make six bytes of every
/// unusual space, and answers that a page accepted would not fit into their envelope. Nothing of this is ever put into HTML.
/// </summary>
internal sealed class LeanText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var text = new StringBuilder(value.Length + 16).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => text.Append('\\').Append((char)rune.Value),
                '\n' => text.Append("\\n"),
                < 0x20 => text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => text.Append(rune),
            };
        }

        writer.WriteRawValue(text.Append('"').ToString(), skipInputValidation: true);
    }
}
