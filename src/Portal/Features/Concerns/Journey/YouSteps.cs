using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>Part 3: the safety of whoever writes, and how they are answered.</summary>
internal static class YouSteps
{
    private const string Part = nameof(Texts.SharePartYou);
    private const int ContactMax = 254;
    private static readonly JourneyCondition InDanger = When("safety", "yes", "maybe");
    private static readonly JourneyCondition ByPhone = When("answer", "phone");
    private static readonly JourneyCondition ByTrusted = When("answer", "trusted");

    internal static readonly JourneyField Phone = new("phone", FieldKind.Phone)
    {
        When = ByPhone,
        Label = nameof(Texts.SharePhoneLabel),
        Required = nameof(Texts.SharePhoneInvalid),
        Invalid = nameof(Texts.SharePhoneInvalid),
        Max = ContactMax,
    };

    internal static readonly JourneyField Times = new("times", FieldKind.Choices)
    {
        When = ByPhone,
        Label = nameof(Texts.ShareTimesLabel),
        Required = nameof(Texts.ShareTimesEmpty),
        Options =
        [
            new("morning", nameof(Texts.ShareTimesMorning)),
            new("afternoon", nameof(Texts.ShareTimesAfternoon)),
            new("evening", nameof(Texts.ShareTimesEvening)),
            new("weekend", nameof(Texts.ShareTimesWeekend)),
        ],
    };

    internal static readonly JourneyField Email = new("email", FieldKind.Email)
    {
        When = When("answer", "email"),
        Label = nameof(Texts.ShareEmailLabel),
        Hint = nameof(Texts.ShareEmailHint),
        Required = nameof(Texts.ShareEmailInvalid),
        Invalid = nameof(Texts.ShareEmailInvalid),
        Max = ContactMax,
    };

    internal static readonly IReadOnlyList<JourneyOption> Languages =
    [
        new("fi", nameof(Texts.LanguageNameFi)),
        new("sv", nameof(Texts.LanguageNameSv)),
        new("en", nameof(Texts.LanguageNameEn)),
        new("ar", nameof(Texts.LanguageNameAr)),
        new("so", nameof(Texts.LanguageNameSo)),
        new("other", nameof(Texts.ShareSpeakOther)),
    ];

    /// <summary>The language that is not in the list, and the interpreter: asked alike wherever people meet.</summary>
    internal static readonly IReadOnlyList<JourneyField> Interpreting =
    [
        new("speak-other", FieldKind.Line) { When = When("speak", "other"), Label = nameof(Texts.ShareSpeakOtherLabel), Max = JourneyTable.NameMax },
        new("interpreter", FieldKind.Choice)
        {
            Label = nameof(Texts.ShareInterpreterLabel),
            Options = [new("yes", nameof(Texts.ShareYes)), new("no", nameof(Texts.ShareNo))],
        },
        new("interpreting", FieldKind.Choices)
        {
            When = When("interpreter", "yes"),
            Label = nameof(Texts.ShareInterpretingLabel),
            Options =
            [
                new("elsewhere", nameof(Texts.ShareInterpretingElsewhere)),
                new("woman", nameof(Texts.ShareInterpretingWoman)),
                new("man", nameof(Texts.ShareInterpretingMan)),
                new("unnamed", nameof(Texts.ShareInterpretingUnnamed)),
            ],
        },
    ];

    internal static IReadOnlyList<JourneyStep> All { get; } =
    [
        new("safety", Part, nameof(Texts.ShareSafetyTitle))
        {
            Why = nameof(Texts.ShareSafetyWhy),
            // Whoever says so only now gets the safest way of answering again, and may choose another one knowingly.
            Turns = [new(InDanger, "answer", "code")],
            Fields =
            [
                new("safety", FieldKind.Choice)
                {
                    Options = [new("yes", nameof(Texts.ShareYes)), new("maybe", nameof(Texts.ShareMaybe)), new("no", nameof(Texts.ShareNo))],
                },
            ],
        },
        new("answer", Part, nameof(Texts.ShareAnswerTitle))
        {
            Why = nameof(Texts.ShareAnswerWhy),
            Notes = [new(InDanger, nameof(Texts.ShareSafetyNote), [])],
            Fields =
            [
                new("answer", FieldKind.Choice)
                {
                    Preset = "code",
                    Required = nameof(Texts.ShareAnswerEmpty),
                    Options =
                    [
                        new("code", nameof(Texts.ShareAnswerCode), nameof(Texts.ShareAnswerCodeHint)),
                        new("phone", nameof(Texts.ShareAnswerPhone)),
                        new("email", nameof(Texts.ShareAnswerEmail)),
                        new("meet", nameof(Texts.ShareAnswerMeet), nameof(Texts.ShareAnswerMeetHint)),
                        new("trusted", nameof(Texts.ShareAnswerTrusted)),
                    ],
                },
                Phone,
                new("message", FieldKind.Choice)
                {
                    When = ByPhone,
                    Label = nameof(Texts.ShareMessageLabel),
                    Preset = "no",
                    Options = [new("no", nameof(Texts.ShareMessageNo)), new("yes", nameof(Texts.ShareMessageYes))],
                },
                new("neutral", FieldKind.Line)
                {
                    When = ByPhone,
                    Label = nameof(Texts.ShareNeutralLabel),
                    Hint = nameof(Texts.ShareNeutralHint),
                    Max = JourneyTable.NameMax,
                },
                Times,
                Email,
                new("meeting", FieldKind.Choice)
                {
                    When = When("answer", "meet"),
                    Label = nameof(Texts.ShareMeetingLabel),
                    Options =
                    [
                        new("library", nameof(Texts.ShareMeetingLibrary)),
                        new("school", nameof(Texts.ShareMeetingSchool)),
                        new("prayer-room", nameof(Texts.ShareMeetingPrayerRoom)),
                        new("parish", nameof(Texts.ShareMeetingParish)),
                        new("station", nameof(Texts.ShareMeetingStation)),
                        new("online", nameof(Texts.ShareMeetingOnline)),
                    ],
                },
                new("trusted", FieldKind.Line) { When = ByTrusted, Label = nameof(Texts.ShareTrustedLabel), Max = JourneyTable.NameMax },
                new("trusted-contact", FieldKind.Line)
                {
                    When = ByTrusted,
                    Label = nameof(Texts.ShareTrustedContact),
                    Required = nameof(Texts.ShareTrustedContactEmpty),
                    Max = JourneyTable.LineMax,
                },
                new("trusted-agrees", FieldKind.Choices)
                {
                    When = ByTrusted,
                    Label = nameof(Texts.ShareTrustedAgreesLabel),
                    Required = nameof(Texts.ShareTrustedAgreesEmpty),
                    Options = [new("yes", nameof(Texts.ShareTrustedAgrees))],
                },
                new("name", FieldKind.Line)
                {
                    When = AllOf(When("role", "family", "neighbour", "community"), Visitor.NotAdvice),
                    Label = nameof(Texts.ShareNameLabel),
                    Hint = nameof(Texts.ShareNameHint),
                    Max = JourneyTable.NameMax,
                },
            ],
        },
        new("language", Part, nameof(Texts.ShareLanguageTitle))
        {
            Why = nameof(Texts.ShareLanguageWhy),
            Fields =
            [
                new("speak", FieldKind.Choice)
                {
                    Label = nameof(Texts.ShareSpeakLabel),
                    Options = Languages,
                },
                .. Interpreting,
            ],
        },
    ];
}
