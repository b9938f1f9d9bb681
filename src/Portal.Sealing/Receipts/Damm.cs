namespace Portal.Sealing;

/// <summary>
/// Damm's check digit (H. M. Damm, 2004) with the usual quasigroup of order ten. Unlike mod 10 or Luhn it catches every swap
/// of neighbours, and unlike Verhoeff it needs one table and no positions.
/// </summary>
internal static class Damm
{
    private static readonly string[] Table =
    [
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790",
    ];

    /// <summary>The check digit of some ASCII digits; 0 when they already end in the right one.</summary>
    public static int Check(ReadOnlySpan<byte> digits)
    {
        int interim = 0;
        foreach (byte digit in digits)
        {
            interim = Table[interim][digit - '0'] - '0';
        }

        return interim;
    }
}
