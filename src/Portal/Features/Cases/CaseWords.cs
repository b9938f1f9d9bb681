using System.Globalization;
using Portal.Features.Cases.Inbox;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;
using Portal.Features.Concerns.Mailbox;

namespace Portal.Features.Cases;

/// <summary>The clear columns in the reader's words.</summary>
internal static class CaseWords
{
    internal static string Date(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);

    internal static string Kind(CaseLine line) => line.Kind switch
    {
        FormKinds.Advice => Texts.StaffKindAdvice,
        FormKinds.Visit => Texts.StaffKindVisit,
        FormKinds.Feedback => Texts.StaffKindFeedback,
        _ => Texts.StaffKindConcern,
    };

    /// <summary>What is to be done by the due day.</summary>
    internal static string Due(CaseLine line) => AnswerTimes.IsAnsweredByDue(line.Kind) ? Texts.StaffAnswerDue : Texts.StaffInboxDue;

    internal static string Stage(CaseLine line) => Stage(line.Stage);

    internal static string Stage(string stage) => stage switch
    {
        CaseDesk.Received => Texts.StaffStageReceived,
        CaseDesk.Opened => Texts.StaffStageOpened,
        ConcernStage.Written => Texts.StaffStageWritten,
        ConcernStage.Answered => Texts.StaffStageAnswered,
        ConcernStage.Waiting => Texts.StaffStageWaiting,
        ConcernStage.Closed => Texts.StaffStageClosed,
        _ => stage,
    };

    /// <summary>How long a concern has waited past its day. Three staff languages, two forms.</summary>
    internal static string Overdue(CaseLine line, DateOnly today)
    {
        var days = today.DayNumber - line.DueOn.DayNumber;
        return string.Format(CultureInfo.CurrentCulture, days == 1 ? Texts.StaffOverdueDay : Texts.StaffOverdueDays, days);
    }

    internal static string Origin(SealedCase found) => found.Origin == "browser" ? Texts.StaffConcernByBrowser : Texts.StaffConcernByServer;
}
