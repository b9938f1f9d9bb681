using System.Globalization;
using Portal.Features.Cases.Inbox;
using Portal.Features.Concerns.Mailbox;

namespace Portal.Features.Cases;

/// <summary>The clear columns in the reader's words.</summary>
internal static class CaseWords
{
    internal static string Date(DateOnly date) => date.ToString("d", CultureInfo.CurrentCulture);

    internal static string Kind(CaseLine line) => line.Kind == "advice" ? Texts.StaffKindAdvice : Texts.StaffKindConcern;

    internal static string Stage(CaseLine line) => line.Stage switch
    {
        CaseDesk.Received => Texts.StaffStageReceived,
        CaseDesk.Opened => Texts.StaffStageOpened,
        ConcernStage.Written => Texts.StaffStageWritten,
        ConcernStage.Answered => Texts.StaffStageAnswered,
        ConcernStage.Waiting => Texts.StaffStageWaiting,
        ConcernStage.Closed => Texts.StaffStageClosed,
        _ => line.Stage,
    };

    internal static string Origin(SealedCase found) => found.Origin == "browser" ? Texts.StaffConcernByBrowser : Texts.StaffConcernByServer;
}
