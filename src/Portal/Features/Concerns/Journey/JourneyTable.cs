using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>The steps of the concern form and their rules, as data: one table for the server, for a browser and for the tests.</summary>
internal static class JourneyTable
{
    internal const int WordsMax = 4_000;
    private const int ContactMax = 254;
    private static readonly JourneyCondition NotMyself = Unless("role", "myself");
    private static readonly JourneyCondition ByPhone = When("answer", "phone");

    internal static IReadOnlyList<JourneyStep> Steps { get; } =
    [
        new("danger", nameof(Texts.SharePartSafety), nameof(Texts.ShareDangerTitle))
        {
            Why = nameof(Texts.ShareDangerWhy),
            Fields =
            [
                new("danger", FieldKind.Choice)
                {
                    Required = nameof(Texts.ShareDangerEmpty),
                    Options = [new("yes", nameof(Texts.ShareYes)), new("unsure", nameof(Texts.ShareUnsure)), new("no", nameof(Texts.ShareNo))],
                },
            ],
        },
        new("call", nameof(Texts.SharePartSafety), nameof(Texts.ShareCallTitle)) { When = When("danger", "yes", "unsure") },
        new("role", nameof(Texts.SharePartSafety), nameof(Texts.ShareRoleTitle))
        {
            Why = nameof(Texts.ShareRoleWhy),
            Fields =
            [
                new("role", FieldKind.Choice)
                {
                    Required = nameof(Texts.ShareRoleEmpty),
                    Options =
                    [
                        new("family", nameof(Texts.ShareRoleFamily)),
                        new("professional", nameof(Texts.ShareRoleProfessional), nameof(Texts.ShareRoleProfessionalHint)),
                        new("community", nameof(Texts.ShareRoleCommunity)),
                        new("neighbour", nameof(Texts.ShareRoleNeighbour)),
                        new("myself", nameof(Texts.ShareRoleMyself)),
                    ],
                },
            ],
        },
        new("wish", nameof(Texts.SharePartSafety), nameof(Texts.ShareWishTitle))
        {
            Why = nameof(Texts.ShareWishWhy),
            When = NotMyself,
            Fields =
            [
                new("wish", FieldKind.Choice)
                {
                    Required = nameof(Texts.ShareWishEmpty),
                    Options =
                    [
                        new("advice", nameof(Texts.ShareWishAdvice)),
                        new("look", nameof(Texts.ShareWishLook)),
                        new("know", nameof(Texts.ShareWishKnow)),
                    ],
                },
            ],
        },
        new("place", nameof(Texts.SharePartSituation), nameof(Texts.SharePlaceTitle))
        {
            Why = nameof(Texts.SharePlaceWhy),
            Others = [new(When("wish", "advice"), nameof(Texts.SharePlaceTitleAdvice))],
            Fields =
            [
                new("place", FieldKind.Place)
                {
                    Label = nameof(Texts.PlaceFieldLabel),
                    Hint = nameof(Texts.SharePlaceHint),
                    Invalid = nameof(Texts.SharePlaceNotFound),
                    Options =
                    [
                        new("unknown", nameof(Texts.SharePlaceUnknown)),
                        new("abroad", nameof(Texts.SharePlaceAbroad), nameof(Texts.SharePlaceAbroadHint)),
                        new("unsaid", nameof(Texts.SharePlaceUnsaid)),
                    ],
                },
            ],
        },
        new("noticed", nameof(Texts.SharePartSituation), nameof(Texts.ShareNoticedTitle))
        {
            Why = nameof(Texts.ShareNoticedWhy),
            When = NotMyself,
            Fields =
            [
                new("noticed", FieldKind.Choices)
                {
                    Alone = "unsure",
                    Options =
                    [
                        new("violence-right", nameof(Texts.ShareNoticedViolenceRight)),
                        new("threatens", nameof(Texts.ShareNoticedThreatens)),
                        new("cut-off", nameof(Texts.ShareNoticedCutOff)),
                        new("new-contacts", nameof(Texts.ShareNoticedNewContacts)),
                        new("less-than-human", nameof(Texts.ShareNoticedLessThanHuman)),
                        new("leaving", nameof(Texts.ShareNoticedLeaving)),
                        new("praises", nameof(Texts.ShareNoticedPraises)),
                        new("hurt", nameof(Texts.ShareNoticedHurt)),
                        new("changed", nameof(Texts.ShareNoticedChanged)),
                        new("told", nameof(Texts.ShareNoticedTold), nameof(Texts.ShareNoticedToldHint)),
                        new("unsure", nameof(Texts.ShareNoticedUnsure)),
                    ],
                },
            ],
        },
        new("words", nameof(Texts.SharePartSituation), nameof(Texts.ShareWordsTitle))
        {
            Why = nameof(Texts.ShareWordsWhy),
            Others = [new(When("role", "myself"), nameof(Texts.ShareWordsTitleMyself))],
            Fields = [new("words", FieldKind.Words) { Max = WordsMax, Hint = nameof(Texts.ShareWordsHint) }],
            Either = new(["noticed", "words"], nameof(Texts.ShareWordsEmpty)),
        },
        new("answer", nameof(Texts.SharePartYou), nameof(Texts.ShareAnswerTitle))
        {
            Why = nameof(Texts.ShareAnswerWhy),
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
                    ],
                },
                new("phone", FieldKind.Phone)
                {
                    When = ByPhone,
                    Label = nameof(Texts.SharePhoneLabel),
                    Required = nameof(Texts.SharePhoneInvalid),
                    Invalid = nameof(Texts.SharePhoneInvalid),
                    Max = ContactMax,
                },
                new("message", FieldKind.Choice)
                {
                    When = ByPhone,
                    Label = nameof(Texts.ShareMessageLabel),
                    Preset = "no",
                    Options = [new("no", nameof(Texts.ShareMessageNo)), new("yes", nameof(Texts.ShareMessageYes))],
                },
                new("times", FieldKind.Choices)
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
                },
                new("email", FieldKind.Email)
                {
                    When = When("answer", "email"),
                    Label = nameof(Texts.ShareEmailLabel),
                    Hint = nameof(Texts.ShareEmailHint),
                    Required = nameof(Texts.ShareEmailInvalid),
                    Invalid = nameof(Texts.ShareEmailInvalid),
                    Max = ContactMax,
                },
            ],
        },
    ];

    internal static JourneyBook Book { get; } = new(Steps, TypedRules.Whole)
    {
        AdviceWhen = When("wish", "advice"),
        UrgentWhen = When("danger", "yes", "unsure"),
    };
}
