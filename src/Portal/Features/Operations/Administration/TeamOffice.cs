using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Operations.Administration;

public sealed record TeamLine(string Id, string Name, int Members);

public sealed record TeamChoice(string Id, string Name);

/// <summary>
/// Makes receiving teams of the directory's Anchor teams, and the two that no directory knows. It belongs to Operations because it joins places, content and
/// accounts, which know nothing of each other.
/// </summary>
public sealed class TeamOffice(PortalDb db, PublishedContent published, TimeProvider clock)
{
    /// <summary>The receiving teams by name, with how many work in each.</summary>
    public async Task<IReadOnlyList<TeamLine>> TeamsAsync(CancellationToken stop) =>
        await db.ReceivingTeams.AsNoTracking().OrderBy(team => team.Name)
            .Select(team => new TeamLine(team.Id, team.Name, db.Users.Count(member => member.TeamId == team.Id && member.LeftAt == null)))
            .ToListAsync(stop);

    /// <summary>The teams that could be added, the national duty team and the desk for feedback first.</summary>
    public async Task<IReadOnlyList<TeamChoice>> ChoicesAsync(Language reader, CancellationToken stop)
    {
        var taken = await db.ReceivingTeams.Select(team => team.Id).ToListAsync(stop);
        return [.. All(reader).Where(choice => !taken.Contains(choice.Id))];
    }

    /// <summary>True when there is such a receiving team.</summary>
    public Task<bool> ExistsAsync(string teamId, CancellationToken stop) => db.ReceivingTeams.AnyAsync(team => team.Id == teamId, stop);

    /// <summary>Adds a team of the directory, the duty team or the desk for feedback; false for anything else and for one that is there.</summary>
    public async Task<bool> AddAsync(string teamId, CancellationToken stop)
    {
        if (All(Language.Finnish).FirstOrDefault(choice => choice.Id == teamId) is not { } choice || await ExistsAsync(teamId, stop))
            return false;

        db.Add(new ReceivingTeam { Id = choice.Id, Name = choice.Name, IsDuty = choice.Id == ReceivingTeam.DutyId, CreatedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            // Added in the same moment, by somebody else or by the same press.
            return false;
        }
    }

    private IEnumerable<TeamChoice> All(Language reader) => published.Current.Directory.Teams
        .Where(team => team.Status != AnchorTeamStatus.Announced)
        .Select(team => new TeamChoice(team.Id, team.Names.In(reader)))
        .OrderBy(choice => choice.Name, StringComparer.Create(reader.Culture, ignoreCase: true))
        .Prepend(Own(ReceivingTeam.FeedbackId, nameof(Texts.StaffTeamFeedback), reader))
        .Prepend(Own(ReceivingTeam.DutyId, nameof(Texts.StaffTeamDuty), reader));

    private static TeamChoice Own(string id, string name, Language reader) =>
        new(id, Texts.ResourceManager.GetString(name, reader.Culture) ?? id);
}
