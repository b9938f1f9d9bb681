using Portal.Features.Anchors.Contacts;

namespace Portal.Features.Anchors;

/// <summary>Who receives a worry in an area.</summary>
public sealed record AnchorTeam
{
    public required string Id { get; init; }
    public required LocalText Names { get; init; }
    public required AnchorTeamKind Kind { get; init; }
    public required AnchorTeamStatus Status { get; init; }
    public required string PoliceDepartment { get; init; }

    /// <summary>The municipalities a source names. Guessed ones are never listed: they go to the department.</summary>
    public IReadOnlyList<MunicipalityCode> Serves { get; init; } = [];

    /// <summary>Fixed words such as <c>under-18</c> or <c>families</c>.</summary>
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>Ids of contact records.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    public string? Web { get; init; }
    public required string Source { get; init; }
    public CheckedDate? Checked { get; init; }
    public required string Confidence { get; init; }
    public string? Notes { get; init; }
}

public enum AnchorTeamKind
{
    /// <summary>An Anchor team with a name and municipalities of its own.</summary>
    Team,

    /// <summary>The preventive unit of a police department, reached like a team.</summary>
    Preventive,

    /// <summary>The Anchor work of a whole police department: where a municipality without a known team goes.</summary>
    Department,
}

public enum AnchorTeamStatus
{
    /// <summary>A recent source says it works.</summary>
    Running,

    /// <summary>Only an older source says so.</summary>
    Reported,

    /// <summary>Planned; nobody is sent there.</summary>
    Announced,

    /// <summary>Nothing but the report's word that every department has Anchor work.</summary>
    Assumed,
}
