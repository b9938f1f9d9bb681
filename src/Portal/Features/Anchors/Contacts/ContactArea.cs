using System.Diagnostics.CodeAnalysis;

namespace Portal.Features.Anchors.Contacts;

/// <summary>Whom a contact serves: everybody, the mainland, or the areas it names.</summary>
public sealed record ContactArea
{
    private const string AlandRegion = "21";
    private readonly string[] parts;

    private ContactArea(string[] parts) => this.parts = parts;

    public bool IsNational => parts is ["national"];
    public bool IsMainland => parts is ["mainland"];

    /// <summary>Serves only some municipalities.</summary>
    public bool IsLocal => !IsNational && !IsMainland;

    /// <summary>The areas as they are written in the file, such as <c>police:oulu</c> or <c>municipality:091</c>.</summary>
    public IReadOnlyList<string> Parts => parts;

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ContactArea? area)
    {
        var parts = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var valid = parts is ["national"] or ["mainland"] || (parts.Length > 0 && parts.All(NamesAnArea));
        area = valid ? new ContactArea(parts) : null;
        return valid;
    }

    public bool Covers(Municipality municipality) => parts.Any(part => part switch
    {
        "national" => true,
        "mainland" => municipality.Region != AlandRegion,
        _ => part == "police:" + municipality.PoliceDepartment
            || part == "county:" + municipality.County
            || part == "municipality:" + municipality.Code,
    });

    public override string ToString() => string.Join(", ", parts);

    private static bool NamesAnArea(string part) =>
        part.Split(':') is ["police" or "county" or "municipality", { Length: > 0 }];
}
