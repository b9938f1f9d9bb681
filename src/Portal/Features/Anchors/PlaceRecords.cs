namespace Portal.Features.Anchors;

/// <summary>With the year in which it became part of today's municipality.</summary>
public sealed record FormerMunicipality(LocalText Names, IReadOnlyList<string> Aliases, MunicipalityCode Municipality, int Year);

/// <summary>A district of a town or a village.</summary>
public sealed record District(LocalText Names, MunicipalityCode Municipality);

/// <summary>A country, or the words for "abroad" themselves.</summary>
public sealed record AbroadPlace(string Id, LocalText Names, IReadOnlyList<string> Aliases);
