namespace Portal.Features.Anchors.Places;

/// <summary>
/// A place the reader may mean, named in the reader's language. The code is there when it lies in exactly one municipality;
/// the ids of the police department and of the team or fallback when all its municipalities share them. A place abroad has
/// none of these, and Åland has no team.
/// </summary>
public sealed record PlaceMatch(
    PlaceKind Kind,
    MunicipalityCode? Code,
    string Name,
    IReadOnlyList<MunicipalityCode> Municipalities,
    string? PoliceDepartment,
    string? Team);

/// <summary>In the order results are shown in.</summary>
public enum PlaceKind
{
    Municipality,
    Region,
    County,
    Former,
    District,
    Postcode,
    Abroad,
}
