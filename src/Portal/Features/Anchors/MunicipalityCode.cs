using System.Diagnostics.CodeAnalysis;

namespace Portal.Features.Anchors;

/// <summary>The three-digit code Statistics Finland gives a municipality: <c>091</c> is Helsinki.</summary>
public readonly record struct MunicipalityCode : IComparable<MunicipalityCode>
{
    private readonly string? value;

    private MunicipalityCode(string value) => this.value = value;

    public static bool TryParse([NotNullWhen(true)] string? text, out MunicipalityCode code)
    {
        var valid = text is { Length: 3 } && text.All(char.IsAsciiDigit);
        code = valid ? new MunicipalityCode(text!) : default;
        return valid;
    }

    public int CompareTo(MunicipalityCode other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => value ?? "";

    public static bool operator <(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) < 0;

    public static bool operator >(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) >= 0;
}
