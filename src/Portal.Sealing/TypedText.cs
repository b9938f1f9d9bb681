namespace Portal.Sealing;

/// <summary>What people put between the groups of a code, and what phones and word processors add when it is pasted.</summary>
internal static class TypedText
{
    private const string Separators =
        " \t\r\n-\u00A0\u00AD\u2007\u2009\u200A\u202F\u2010\u2011\u2012\u2013\u2014\u2212" +
        "\u061C\u200B\u200E\u200F\u202A\u202B\u202C\u2066\u2067\u2068\u2069\uFEFF";

    public static bool IsSeparator(char symbol) => Separators.Contains(symbol);

    /// <summary>The digit of an ASCII, Arabic-Indic or Persian digit; -1 for anything else.</summary>
    public static int Digit(char symbol) => symbol switch
    {
        >= '0' and <= '9' => symbol - '0',
        >= '\u0660' and <= '\u0669' => symbol - '\u0660',
        >= '\u06F0' and <= '\u06F9' => symbol - '\u06F0',
        _ => -1,
    };
}
