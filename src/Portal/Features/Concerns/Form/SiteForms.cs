using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Form;

/// <summary>Every form of the site.</summary>
internal static class SiteForms
{
    internal static SiteForm Concern { get; } = new(Journeys.Concern, "share", "share/form", "share")
    {
        Closed = nameof(Texts.ShareClosedText),
        CheckPart = nameof(Texts.SharePartCheck),
        Send = nameof(Texts.ShareSend),
        Sent =
        [
            new(nameof(Texts.ShareSentKeep)),
            new(nameof(Texts.ShareSentRead), sent => sent.ReadBy),
            new(nameof(Texts.ShareSentAnswer), sent => sent.AnswerBy),
            new(nameof(Texts.ShareSentWorse)),
            new(nameof(Texts.ShareSentNever)),
        ],
        Next = "after",
    };

    internal static SiteForm Visit { get; } = new(Journeys.Visit, "communities/visit", "communities/visit", "communities/visit")
    {
        NotOpen = nameof(Texts.VisitNotOpen),
        Closed = nameof(Texts.VisitClosed),
        CheckPart = nameof(Texts.VisitPartCheck),
        Send = nameof(Texts.ShareSend),
        Sent =
        [
            new(nameof(Texts.ShareSentKeep)),
            new(nameof(Texts.VisitSentAnswer), sent => sent.AnswerBy),
            new(nameof(Texts.VisitSentFree)),
            new(nameof(Texts.VisitSentPerson)),
        ],
        Next = "communities/prayer-rooms",
        IsPrinted = true,
    };

    internal static SiteForm Feedback { get; } = new(Journeys.Feedback, "feedback", "feedback", "feedback")
    {
        NotOpen = nameof(Texts.FeedbackNotOpen),
        Closed = nameof(Texts.FeedbackNotOpen),
        CheckPart = nameof(Texts.FeedbackPartCheck),
        Send = nameof(Texts.FeedbackSend),
        Sent =
        [
            new(nameof(Texts.ShareSentKeep)),
            new(nameof(Texts.FeedbackSentAnswer), sent => sent.AnswerBy),
            new(nameof(Texts.FeedbackSentPerson)),
        ],
    };

    internal static IReadOnlyList<SiteForm> All { get; } = [Concern, Visit, Feedback];

    /// <summary>The form whose page has this route, such as <c>{lang:language}/share</c> or its steps.</summary>
    internal static SiteForm OfRoute(string? template) => All.Single(form => template is not null
        && (template.EndsWith($"}}/{form.Path}", StringComparison.Ordinal) || template.EndsWith($"}}/{form.Path}/{Steps}", StringComparison.Ordinal)));

    /// <summary>What the script asks for behind a form's address.</summary>
    internal const string Steps = "steps";
}
