using System.Globalization;
using Portal.Features.Concerns.Intake;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>What the reporter reads of where their message is.</summary>
internal static class MailboxWords
{
    internal static readonly string[] Stages =
        [ConcernStage.Received, ConcernStage.Written, ConcernStage.Opened, ConcernStage.Answered, ConcernStage.Waiting, ConcernStage.Closed];

    internal static string Of(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    internal static string Status(string stage) => stage switch
    {
        ConcernStage.Received or ConcernStage.Written => Texts.MailboxReceived,
        ConcernStage.Answered => Texts.MailboxAnswered,
        ConcernStage.Waiting => Texts.MailboxWaiting,
        ConcernStage.Closed => Texts.MailboxClosed,
        _ => Texts.MailboxRead,
    };

    internal static string Meaning(string stage, string kind) => stage switch
    {
        // The days of a concern are not theirs; the receipt told their day.
        ConcernStage.Received or ConcernStage.Written when AnswerTimes.IsAnsweredByDue(kind) => Texts.MailboxUnreadOtherText,
        ConcernStage.Opened when AnswerTimes.IsAnsweredByDue(kind) => Texts.MailboxReadOtherText,
        ConcernStage.Received => Texts.MailboxReceivedText,
        ConcernStage.Written => Texts.MailboxWrittenText,
        ConcernStage.Answered => Texts.MailboxAnsweredText,
        ConcernStage.Waiting => Texts.MailboxWaitingText,
        ConcernStage.Closed => Texts.MailboxClosedText,
        _ => Texts.MailboxReadText,
    };

    internal static string Contact(string state) => state switch
    {
        ContactDetails.Asked => Texts.MailboxRemoveAsked,
        ContactDetails.Removed => Texts.MailboxRemoved,
        _ => Texts.MailboxRemoveText,
    };

    internal static string From(string from) => from == Letter.Team ? Texts.MailboxFromTeam : Texts.MailboxFromYou;

    internal static string Asked(string asks) => asks == LetterText.NoContact ? Texts.MailboxAskedNoContact : Texts.MailboxAskedRemove;

    internal static string Date(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);
}
