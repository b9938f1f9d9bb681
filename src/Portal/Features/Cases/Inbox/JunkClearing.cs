using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Mailbox;
using Portal.Localization;

namespace Portal.Features.Cases.Inbox;

/// <summary>That somebody cleared junk: who, when, for which team and how many. What it was is gone.</summary>
public sealed class JunkClearing
{
    public required Guid Id { get; init; }

    public required string TeamId { get; init; }

    public required Guid MemberId { get; init; }

    public required DateOnly On { get; init; }

    public required int Count { get; init; }
}

internal sealed class JunkClearingMapping : IEntityTypeConfiguration<JunkClearing>
{
    public void Configure(EntityTypeBuilder<JunkClearing> builder)
    {
        builder.HasKey(clearing => clearing.Id);
        builder.Property(clearing => clearing.TeamId).HasMaxLength(80);
        builder.HasIndex(clearing => new { clearing.TeamId, clearing.On });
    }
}

/// <summary>Clears junk from a team's inbox, many at once, after a flood (D8).</summary>
public sealed partial class JunkDesk(PortalDb db, TimeProvider clock, ILogger<JunkDesk> logger)
{
    private const int MostAtOnce = 500;
    private static readonly string[] Clearable = [CaseDesk.Received, CaseDesk.Opened];

    /// <summary>What this member may clear. Those that nobody has opened come first.</summary>
    public async Task<IReadOnlyList<CaseLine>> LinesAsync(string teamId, Guid memberId, CancellationToken stop) =>
        await Junk(teamId, memberId).AsNoTracking()
            .OrderByDescending(concern => concern.Stage).ThenBy(concern => concern.Urgent).ThenByDescending(concern => concern.ReceivedOn).ThenBy(concern => concern.Id)
            .Take(MostAtOnce)
            .Select(concern => new CaseLine(concern.Id, concern.ReceivedOn, concern.Kind, concern.Urgent, concern.Stage, concern.DueOn))
            .ToListAsync(stop);

    /// <summary>Deletes the team's own among these, with everything that belongs to them, and records that it was done. Tells how many.</summary>
    public async Task<int> ClearAsync(IReadOnlyCollection<Guid> ids, string teamId, Guid memberId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var count = await Junk(teamId, memberId).Where(concern => ids.Contains(concern.Id)).ExecuteDeleteAsync(stop);
        if (count == 0)
            return 0;

        db.Add(new JunkClearing { Id = Guid.NewGuid(), TeamId = teamId, MemberId = memberId, On = Helsinki.DayOf(clock.GetUtcNow()), Count = count });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        Cleared(teamId, count);
        return count;
    }

    /// <summary>
    /// Nothing that the team has answered – a flooder's own letters protect nothing – and nothing for who holds no key of the
    /// team: whoever cannot read must not erase.
    /// </summary>
    private IQueryable<Concern> Junk(string teamId, Guid memberId) => db.Concerns.Where(concern => concern.TeamId == teamId
        && Clearable.Contains(concern.Stage)
        && !db.Letters.Any(letter => letter.ConcernId == concern.Id && letter.From == Letter.Team)
        && db.HeldTeamKeys.Any(held => held.MemberId == memberId && held.TeamId == teamId && held.Epoch == concern.Epoch));

    [LoggerMessage(LogLevel.Information, "Team {Team} cleared {Count} concerns as junk")]
    private partial void Cleared(string team, int count);
}
