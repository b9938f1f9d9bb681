using Portal.Features.Anchors.Contacts;

namespace Portal.Features.Anchors;

/// <summary>
/// Whoever receives a worry about somebody in a municipality. The team is the department's Anchor work where no team is known,
/// and null only where there is no Anchor at all. Contacts are in the order to try them; on the mainland the last one is the
/// police helpline.
/// </summary>
public sealed record AnchorRoute(Municipality Municipality, RouteKind Kind, AnchorTeam? Team, PoliceDepartment? PoliceDepartment, IReadOnlyList<Contact> Contacts)
{
    /// <summary>The Anchor work of the whole police department: who receives while the team itself cannot.</summary>
    public AnchorTeam? DepartmentTeam { get; init; }
}

public enum RouteKind
{
    /// <summary>A source names the team of this municipality.</summary>
    Team,

    /// <summary>No source does: the Anchor work of the police department.</summary>
    Department,

    /// <summary>Åland: its own police authority, no Anchor.</summary>
    OwnAuthority,

    /// <summary>Nothing is known but the national helpline.</summary>
    Helpline,
}
