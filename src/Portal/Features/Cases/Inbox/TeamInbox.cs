using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Mailbox;
using Portal.Localization;

namespace Portal.Features.Cases.Inbox;

/// <summary>How many of the team's concerns are at a stage.</summary>
public sealed record StageCount(string Stage, int Count);

/// <summary>One page of the inbox.</summary>
/// <param name="Stage">The stage it is narrowed to, or null for all.</param>
/// <param name="Number">From 1 to <paramref name="Last"/>.</param>
/// <param name="Today">What is due before this day and not yet read is overdue.</param>
public sealed record InboxPage(
    IReadOnlyList<CaseLine> Lines, IReadOnlyList<StageCount> Stages, string? Stage, int Number, int Last, DateOnly Today)
{
    public static InboxPage Empty { get; } = new([], [], null, 1, 1, default);

    public int All => Stages.Sum(stage => stage.Count);

    /// <summary>Not read in time, or not answered where the day is one of answering.</summary>
    public bool IsOverdue(CaseLine line) => line.DueOn < Today
        && (line.Stage is CaseDesk.Received or ConcernStage.Written || (line.Stage == CaseDesk.Opened && AnswerTimes.IsAnsweredByDue(line.Kind)));
}

/// <summary>What has come in for a team, in the order it should be read.</summary>
public sealed class TeamInbox(PortalDb db, TimeProvider clock)
{
    internal const int PageSize = 20;

    /// <summary>The team's concerns, unread urgent ones first, then whatever is unread, then urgent ones, then what is due first; a stage nobody is at counts as all.</summary>
    public async Task<InboxPage> PageAsync(string teamId, string? stage, int number, CancellationToken stop)
    {
        var ours = db.Concerns.AsNoTracking().Where(concern => concern.TeamId == teamId);
        var stages = await ours.GroupBy(concern => concern.Stage)
            .Select(group => new StageCount(group.Key, group.Count()))
            .ToListAsync(stop);
        var wanted = stages.FirstOrDefault(each => each.Stage == stage);
        var count = wanted?.Count ?? stages.Sum(each => each.Count);
        var last = Math.Max(1, (count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(number, 1, last);
        var narrowed = wanted is null ? ours : ours.Where(concern => concern.Stage == wanted.Stage);
        var lines = await narrowed
            .OrderByDescending(concern => concern.Urgent && (concern.Stage == ConcernStage.Received || concern.Stage == ConcernStage.Written))
            .ThenByDescending(concern => concern.Stage == ConcernStage.Received || concern.Stage == ConcernStage.Written)
            .ThenByDescending(concern => concern.Urgent)
            .ThenBy(concern => concern.DueOn).ThenBy(concern => concern.ReceivedOn).ThenBy(concern => concern.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(concern => new CaseLine(concern.Id, concern.ReceivedOn, concern.Kind, concern.Urgent, concern.Stage, concern.DueOn))
            .ToListAsync(stop);
        // What nobody has opened yet stands first in the filter too; the rest by name, so that it does not jump about.
        return new InboxPage(
            lines,
            [.. stages.OrderBy(each => each.Stage != CaseDesk.Received).ThenBy(each => each.Stage, StringComparer.Ordinal)],
            wanted?.Stage,
            shown,
            last,
            Helsinki.DayOf(clock.GetUtcNow()));
    }
}
