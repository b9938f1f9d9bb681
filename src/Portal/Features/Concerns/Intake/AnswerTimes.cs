using Portal.Features.Concerns.Journey;
using Portal.Features.Concerns.Mailbox;

namespace Portal.Features.Concerns.Intake;

/// <summary>
/// By when which kind is seen to. All feedback has the fourteen days that feedback on accessibility has by law (306/2019), so
/// that the day tells nothing of what is sealed.
/// </summary>
internal static class AnswerTimes
{
    private const int ConcernDays = 3;
    private const int VisitDays = 5;
    private const int FeedbackDays = 14;

    /// <summary>The day that the team is held to: a concern is read by then, an invitation and feedback are answered.</summary>
    internal static DateOnly DueOn(string kind, DateOnly today) => IsAnsweredByDue(kind) ? AnswerBy(kind, today) : ServiceDays.After(today);

    /// <summary>The day that the sender is told.</summary>
    internal static DateOnly AnswerBy(string kind, DateOnly today) =>
        kind == FormKinds.Feedback ? today.AddDays(FeedbackDays)
        : ServiceDays.After(today, kind == FormKinds.Visit ? VisitDays : ConcernDays);

    /// <summary>The due day after the sender wrote again or another team got it: what still waits for its answer does not gain time by it.</summary>
    internal static DateOnly DueAgain(Concern concern, DateOnly today)
    {
        var due = DueOn(concern.Kind, today);
        var waits = IsAnsweredByDue(concern.Kind) && concern.Stage is not (ConcernStage.Answered or ConcernStage.Waiting or ConcernStage.Closed);
        return waits && concern.DueOn < due ? concern.DueOn : due;
    }

    /// <summary>Whether the due day is one of answering, not of reading.</summary>
    internal static bool IsAnsweredByDue(string kind) => kind == FormKinds.Visit || kind == FormKinds.Feedback;
}
