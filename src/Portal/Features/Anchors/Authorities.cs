namespace Portal.Features.Anchors;

/// <summary>The contact is the id of the record with the switchboard, when a source gives a number; the seat is in Finnish.</summary>
public sealed record PoliceDepartment(string Id, LocalText Names, string Seat, string? Contact, string Confidence);

/// <summary>
/// Who runs health and social services: one of 21 counties, or the city of Helsinki for itself. The area is its name without
/// the words for "wellbeing services county".
/// </summary>
public sealed record WellbeingCounty(string Code, LocalText Names, LocalText Area, IReadOnlyList<string> Aliases);

public sealed record Region(string Code, LocalText Names, IReadOnlyList<string> Aliases);
