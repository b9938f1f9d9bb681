using System.Text.Json.Nodes;

namespace Portal.Sealing.Tests;

/// <summary>One real code of each kind, typed in many ways, with what must be read: null where it must be refused.</summary>
internal static class TypedCodes
{
    public static JsonArray Receipt()
    {
        using ReceiptCode code = ReceiptCode.Generate();
        string read = code.Format();
        string digits = read.Replace(" ", "", StringComparison.Ordinal);
        string Script(char zero) => string.Concat(read.Select(symbol => symbol == ' ' ? ' ' : (char)(zero + symbol - '0')));
        int swap = Enumerable.Range(0, 19).First(position => digits[position] != digits[position + 1]);
        string swapped = digits[..swap] + digits[swap + 1] + digits[swap] + digits[(swap + 2)..];
        return
        [
            Typed(read, read), Typed(digits, read), Typed(read.Replace(' ', '-'), read), Typed($"\u2066{read}\u2069 ", read),
            Typed(read.Replace(' ', '\u00A0'), read), Typed(Script('\u0660'), read), Typed(Script('\u06F0'), read),
            Typed(swapped, null), Typed(digits[..19], null), Typed(digits + "0", null), Typed(digits[..19] + (char)('0' + (digits[19] - '0' + 1) % 10), null),
            Typed(Script('\u0966'), null), Typed(read.Replace(' ', '.'), null), Typed("", null),
        ];
    }

    public static JsonArray Recovery()
    {
        using RecoveryCode code = RecoveryCode.Generate();
        string read = code.Format();
        return
        [
            Typed(read, read), Typed(read.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), read), Typed(read.Replace('0', 'O').Replace('1', 'I'), read),
            Typed(read[..^1], null), Typed(read[..^1] + (read[^1] == 'X' ? 'Y' : 'X'), null), Typed("", null),
        ];
    }

    private static JsonObject Typed(string typed, string? read) => new() { ["typed"] = typed, ["read"] = read };
}
