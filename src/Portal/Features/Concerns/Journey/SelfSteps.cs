using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>Part 2 for somebody who is worried about themselves.</summary>
internal static class SelfSteps
{
    private const string Part = nameof(Texts.SharePartSituation);

    internal static IReadOnlyList<JourneyStep> All { get; } =
    [
        new("help", Part, nameof(Texts.ShareHelpTitle))
        {
            When = Visitor.Myself,
            Fields =
            [
                new("help", FieldKind.Choices)
                {
                    Alone = "unknown",
                    Options =
                    [
                        new("talk", nameof(Texts.ShareHelpTalk)),
                        new("leave", nameof(Texts.ShareHelpLeave)),
                        new("health", nameof(Texts.ShareHelpHealth)),
                        new("home", nameof(Texts.ShareHelpHome)),
                        new("acted", nameof(Texts.ShareHelpActed)),
                        new("unknown", nameof(Texts.SharePlaceUnknown)),
                    ],
                },
            ],
        },
        new("own", Part, nameof(Texts.ShareWordsTitleMyself))
        {
            Why = nameof(Texts.ShareOwnWhy),
            When = Visitor.Myself,
            Fields = [new("words", FieldKind.Words) { Max = JourneyTable.WordsMax, Hint = nameof(Texts.ShareWordsHint) }],
            Either = new(["help", "words"], nameof(Texts.ShareOwnEmpty)),
        },
        new("hurt", Part, nameof(Texts.ShareHurtTitle))
        {
            Why = nameof(Texts.ShareHurtWhy),
            When = Visitor.Myself,
            Fields =
            [
                new("hurt", FieldKind.Choice)
                {
                    Options =
                    [
                        new("yes", nameof(Texts.ShareYes)),
                        new("little", nameof(Texts.ShareALittle)),
                        new("no", nameof(Texts.ShareNo)),
                        new("unsaid", nameof(Texts.SharePlaceUnsaid)),
                    ],
                },
            ],
        },
        new("stay", Part, nameof(Texts.ShareStayTitle))
        {
            When = When("hurt", "yes", "little"),
            Advice = new([nameof(Texts.ShareStayText), nameof(Texts.ShareStayWith)], nameof(Texts.ShareStayGoOn))
            {
                Dials = true,
                Contacts = ["mieli"],
            },
        },
    ];
}
