using System.Collections.Frozen;
using Portal.Features.Anchors.Contacts;

namespace Portal.Features.Anchors;

/// <summary>Decision D9: every municipality reaches exactly one team or its fallback. All routes are worked out once per directory.</summary>
public sealed class AnchorRouter
{
    private const string Helpline = "police-helpline";
    private const string Aland = "aland";
    private readonly FrozenDictionary<MunicipalityCode, AnchorRoute> routes;

    internal AnchorRouter(AnchorDirectory directory) =>
        routes = directory.Municipalities.DistinctBy(each => each.Code)
            .ToFrozenDictionary(each => each.Code, each => Work(directory, each));

    /// <summary>The one route of this municipality, whatever the directory lacks.</summary>
    public AnchorRoute RouteFor(Municipality municipality) =>
        RouteFor(municipality.Code) ?? new AnchorRoute(municipality, RouteKind.Helpline, null, null, []);

    /// <summary>Null when there is no such municipality.</summary>
    public AnchorRoute? RouteFor(MunicipalityCode code) => routes.GetValueOrDefault(code);

    private static AnchorRoute Work(AnchorDirectory directory, Municipality municipality)
    {
        var department = directory.FindPoliceDepartment(municipality.PoliceDepartment);
        var teams = directory.Teams.Where(team => team.PoliceDepartment == municipality.PoliceDepartment).ToList();
        var team = teams.FirstOrDefault(each => each.Serves.Contains(municipality.Code) && Receives(each))
            ?? teams.FirstOrDefault(each => each.Kind == AnchorTeamKind.Department);
        var kind = team switch
        {
            { Kind: AnchorTeamKind.Department } => RouteKind.Department,
            not null => RouteKind.Team,
            null when municipality.PoliceDepartment == Aland => RouteKind.OwnAuthority,
            null => RouteKind.Helpline,
        };
        IEnumerable<string?> ids = [.. team?.Contacts ?? [], department?.Contact, Helpline];
        return new AnchorRoute(municipality, kind, team, department, Reachable(directory, municipality, ids))
        {
            DepartmentTeam = teams.FirstOrDefault(each => each.Kind == AnchorTeamKind.Department),
        };
    }

    private static bool Receives(AnchorTeam team) =>
        team is { Kind: not AnchorTeamKind.Department, Status: AnchorTeamStatus.Running or AnchorTeamStatus.Reported };

    private static IReadOnlyList<Contact> Reachable(AnchorDirectory directory, Municipality municipality, IEnumerable<string?> ids) =>
    [
        .. ids.OfType<string>().Distinct()
            .Select(directory.FindContact)
            .OfType<Contact>()
            .Where(contact => contact.IsShown && contact.Area.Covers(municipality)),
    ];
}
