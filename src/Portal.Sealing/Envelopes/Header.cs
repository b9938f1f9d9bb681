using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Sealing;

/// <summary>
/// The members of a protected header, read so that no two programs can read it differently: printable ASCII only, no
/// space, no escape, no duplicate, no name that starts with a digit (browsers reorder those), numbers as plain digits.
/// </summary>
internal sealed partial class Header
{
    // Deep enough for the manifest: an object, a list, an entry, its key.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private readonly Dictionary<string, JsonElement> members;

    private Header(Dictionary<string, JsonElement> members) => this.members = members;

    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out Header? header)
    {
        header = null;
        if (!IsPlain(json.Span) || NumericName().IsMatch(Encoding.ASCII.GetString(json.Span)))
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return TryRead(document.RootElement.Clone(), out header);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out Header? header)
    {
        header = element.ValueKind == JsonValueKind.Object
            ? new(element.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal))
            : null;
        return header is not null;
    }


    public bool HasExactly(ReadOnlySpan<string> names)
    {
        if (members.Count != names.Length)
        {
            return false;
        }

        foreach (string name in names)
        {
            if (!members.ContainsKey(name))
            {
                return false;
            }
        }

        return true;
    }

    public bool Is(string name, string value) => TryText(name, out string? text) && string.Equals(text, value, StringComparison.Ordinal);

    public bool TryText(string name, [NotNullWhen(true)] out string? text)
    {
        text = members.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }

    public bool TryValue(string name, out JsonElement element) => members.TryGetValue(name, out element);

    /// <summary>A positive whole number up to <paramref name="most"/>, written as digits only: 1e2 and 1.0 are not.</summary>
    public bool TryNumber(string name, long most, out long number)
    {
        number = 0;
        return members.TryGetValue(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.Number
            && long.TryParse(value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= 1
            && number <= most;
    }

    /// <summary>A UUID in the lower-case form with hyphens of RFC 9562, as browsers make it.</summary>
    public bool TryGuid(string name, out Guid id)
    {
        id = default;
        return TryText(name, out string? text)
            && Guid.TryParseExact(text, "D", out id)
            && string.Equals(id.ToString("D"), text, StringComparison.Ordinal);
    }

    public bool TryBytes(string name, int size, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        return TryText(name, out string? text) && StrictBase64Url.TryDecode(text, out bytes) && bytes.Length == size;
    }

    /// <summary>An RFC 7638 thumbprint: 32 bytes in base64url.</summary>
    public bool TryKeyId(string name, [NotNullWhen(true)] out string? keyId)
    {
        keyId = TryBytes(name, 32, out _) && TryText(name, out string? text) ? text : null;
        return keyId is not null;
    }

    // Without the space and the backslash, which would allow a second spelling.
    private static bool IsPlain(ReadOnlySpan<byte> json) =>
        !json.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E) && !json.Contains((byte)'\\');

    [GeneratedRegex("\"[0-9][^\"]*\":", RegexOptions.CultureInvariant)]
    private static partial Regex NumericName();
}
