using Portal.Features.Anchors.Receiving;
using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>The form for feedback on the site. It asks for no place and nobody; a desk of its own reads it.</summary>
internal static class FeedbackTable
{
    private const string Part = nameof(Texts.FeedbackPart);
    private const int FeedbackMax = 2_000;
    private static readonly JourneyCondition OnAccess = When("topic", "access");

    internal static JourneyBook Book { get; } = new(
        FormKinds.Feedback,
        [
            new("topic", Part, nameof(Texts.FeedbackTopicTitle))
            {
                // Whoever cannot use a page is answered by law, so an answer is chosen for them; they may still say no.
                Turns = [new(OnAccess, "answer", "code")],
                Fields =
                [
                    new("topic", FieldKind.Choice)
                    {
                        Required = nameof(Texts.FeedbackTopicEmpty),
                        Options =
                        [
                            new("access", nameof(Texts.FeedbackTopicAccess), nameof(Texts.FeedbackTopicAccessHint)),
                            new("wrong", nameof(Texts.FeedbackTopicWrong)),
                            new("hard", nameof(Texts.FeedbackTopicHard)),
                            new("other", nameof(Texts.FeedbackTopicOther)),
                        ],
                    },
                ],
            },
            new("words", Part, nameof(Texts.ShareWordsTitle))
            {
                Why = nameof(Texts.FeedbackWordsWhy),
                Elsewhere = new("share", nameof(Texts.FeedbackWordsElsewhere)),
                Notes = [new(OnAccess, nameof(Texts.FeedbackAccessNote), [])],
                Fields =
                [
                    new("words", FieldKind.Words)
                    {
                        Label = nameof(Texts.FeedbackWordsLabel),
                        Hint = nameof(Texts.ShareWordsHint),
                        Required = nameof(Texts.FeedbackWordsEmpty),
                        Max = FeedbackMax,
                    },
                    new("page", FieldKind.Line) { Label = nameof(Texts.FeedbackPageLabel), Hint = nameof(Texts.FeedbackPageHint), Max = JourneyTable.LineMax },
                    new("tool", FieldKind.Line)
                    {
                        When = OnAccess,
                        Label = nameof(Texts.FeedbackToolLabel),
                        Hint = nameof(Texts.FeedbackToolHint),
                        Max = JourneyTable.LineMax,
                    },
                ],
            },
            new("answer", Part, nameof(Texts.FeedbackAnswerTitle))
            {
                Why = nameof(Texts.FeedbackAnswerWhy),
                Fields =
                [
                    new("answer", FieldKind.Choice)
                    {
                        Preset = "none",
                        Required = nameof(Texts.ShareAnswerEmpty),
                        Options =
                        [
                            new("none", nameof(Texts.ShareNo)),
                            new("code", nameof(Texts.FeedbackAnswerCode), nameof(Texts.ShareAnswerCodeHint)),
                            new("email", nameof(Texts.FeedbackAnswerEmail)),
                        ],
                    },
                    YouSteps.Email,
                ],
            },
        ],
        TypedRules.Whole)
    {
        Way = [ReceivingTeam.FeedbackId, ReceivingTeam.DutyId],
    };
}
