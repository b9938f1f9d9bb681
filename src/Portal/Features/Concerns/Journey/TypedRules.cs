namespace Portal.Features.Concerns.Journey;

/// <summary>
/// The patterns of typed words, in the words both .NET and a browser with flag <c>u</c> read alike – and without lookbehind,
/// which iPhones before 2023 do not know: a pattern that must not follow something captures it, and a replacement puts it back.
/// </summary>
internal sealed record TypedRules
{
    internal const string SeparatorsPattern = @"[ \u00A0\u2007\u2009\u202F()./\u2010-\u2015\u2212-]";
    internal const string DialledPattern = @"^\+?[0-9]{5,15}$";
    internal const string AddressPattern = @"^[^\s@]{1,64}@[^\s@.]{1,63}(\.[^\s@.]{1,63})+$";
    internal const string IdentityCodePattern =
        @"(^|[^0-9])[0-3][0-9][01][0-9]{3}[-+\u2010-\u2015\u2212A-FU-Ya-fu-y][0-9]{3}[0-9A-Za-z](?![0-9A-Za-z])";

    internal const string CardNumberPattern = @"(^|[^0-9+])[0-9]{4}([ \u00A0-]?[0-9]{4}){2}[ \u00A0-]?[0-9]{1,7}(?![0-9])";

    // Bounded: somebody may type a quarter of a million letters without a space.
    internal const string AddressesPattern = @"[^\s@]{1,64}@[^\s@.]{1,63}\.[^\s@]{1,190}";

    internal static TypedRules Whole { get; } = new();

    /// <summary>The most marks a letter keeps.</summary>
    public int MostMarks { get; } = 8;

    /// <summary>More addresses than this look like a list of people.</summary>
    public int MostAddresses { get; } = 3;

    /// <summary>Stands where a code was.</summary>
    public string Removed { get; } = "…";

    public string Separators { get; } = SeparatorsPattern;
    public string Dialled { get; } = DialledPattern;
    public string Address { get; } = AddressPattern;
    public string IdentityCode { get; } = IdentityCodePattern;
    public string CardNumber { get; } = CardNumberPattern;
    public string Addresses { get; } = AddressesPattern;
}
