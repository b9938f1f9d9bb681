namespace Portal.Features.Anchors;

public sealed record Municipality
{
    public required MunicipalityCode Code { get; init; }
    public required LocalText Names { get; init; }

    /// <summary>The name in the Sámi languages of the homeland, by language tag.</summary>
    public IReadOnlyDictionary<string, string> Sami { get; init; } = new Dictionary<string, string>();

    /// <summary>Other spellings people write: for finding, never for showing.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The Finnish name in plain letters, unique: the last part of the municipality's address.</summary>
    public required string Slug { get; init; }

    public required string Region { get; init; }

    /// <summary>Null in Åland, which belongs to no wellbeing services county.</summary>
    public string? County { get; init; }

    public required string PoliceDepartment { get; init; }
    public required MunicipalityLanguages Languages { get; init; }

    /// <summary>What an editor should know; not shown.</summary>
    public string? Notes { get; init; }
}

/// <summary>The municipality's own languages; in a bilingual one the majority's comes first.</summary>
public enum MunicipalityLanguages
{
    Finnish,
    FinnishSwedish,
    SwedishFinnish,
    Swedish,
}
