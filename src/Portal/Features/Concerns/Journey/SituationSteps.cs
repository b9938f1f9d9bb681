using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>Part 2: what somebody has noticed about another person, and where.</summary>
internal static class SituationSteps
{
    private const string Part = nameof(Texts.SharePartSituation);

    internal static IReadOnlyList<JourneyStep> All { get; } =
    [
        new("age", Part, nameof(Texts.ShareAgeTitle))
        {
            Why = nameof(Texts.ShareAgeWhy),
            When = Visitor.NotAdvice,
            Fields =
            [
                new("age", FieldKind.Choice)
                {
                    Options =
                    [
                        new("under-15", nameof(Texts.ShareAgeUnder15)),
                        new("15-17", nameof(Texts.ShareAge15)),
                        new("18-29", nameof(Texts.ShareAge18)),
                        new("over-30", nameof(Texts.ShareAge30)),
                        new("unknown", nameof(Texts.SharePlaceUnknown)),
                    ],
                },
                new("child", FieldKind.Choices) { Label = nameof(Texts.ShareChildLabel), Options = [new("home", nameof(Texts.ShareChildHome))] },
            ],
        },
        new("place", Part, nameof(Texts.SharePlaceTitle))
        {
            Why = nameof(Texts.SharePlaceWhy),
            Others =
            [
                new(When("wish", "advice"), nameof(Texts.SharePlaceTitleAdvice)),
                new(Visitor.Myself, nameof(Texts.SharePlaceTitleMyself)),
            ],
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
        // Behind the place, because only then the right county's child welfare is known.
        new("child", Part, nameof(Texts.ShareChildTitle))
        {
            When = AnyOf(When("age", "under-15", "15-17"), When("child", "home")),
            Advice = new([nameof(Texts.ShareChildText), nameof(Texts.ShareChildDuty)], nameof(Texts.ShareChildGoOn))
            {
                PlaceContacts = "child-welfare",
                Contacts = ["child-welfare", "emergency-social-services"],
            },
        },
        new("noticed", Part, nameof(Texts.ShareNoticedTitle))
        {
            Why = nameof(Texts.ShareNoticedWhy),
            When = Visitor.NotMyself,
            Notes = [new(When("place", "abroad"), nameof(Texts.SharePlaceAbroadHint), [])],
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
                new("crime", FieldKind.Choices) { Label = nameof(Texts.ShareCrimeLabel), Options = [new("seen", nameof(Texts.ShareCrimeTick))] },
            ],
        },
        new("words", Part, nameof(Texts.ShareWordsTitle))
        {
            Why = nameof(Texts.ShareWordsWhy),
            When = Visitor.NotMyself,
            Notes =
            [
                new(When("crime", "seen"), nameof(Texts.ShareCrimeNote), ["police-helpline", "nettivinkki"]),
                new(When("role", "community"), nameof(Texts.ShareConfessionNote), []),
            ],
            Fields =
            [
                new("words", FieldKind.Words) { Max = JourneyTable.WordsMax, Hint = nameof(Texts.ShareWordsHint) },
                new("material", FieldKind.Choice)
                {
                    Label = nameof(Texts.ShareMaterialLabel),
                    Options = [new("yes", nameof(Texts.ShareYes), nameof(Texts.ShareMaterialKeep)), new("no", nameof(Texts.ShareNo))],
                },
                new("material-what", FieldKind.Words)
                {
                    When = When("material", "yes"),
                    Label = nameof(Texts.ShareMaterialWhat),
                    Hint = nameof(Texts.ShareMaterialHint),
                    Max = 300,
                },
            ],
            Either = new(["noticed", "words"], nameof(Texts.ShareWordsEmpty)),
        },
        new("since", Part, nameof(Texts.ShareSinceTitle))
        {
            When = Visitor.NotAdvice,
            Fields =
            [
                new("since", FieldKind.Choice)
                {
                    Label = nameof(Texts.ShareSinceLabel),
                    Options =
                    [
                        new("days", nameof(Texts.ShareSinceDays)),
                        new("weeks", nameof(Texts.ShareSinceWeeks)),
                        new("months", nameof(Texts.ShareSinceMonths)),
                        new("years", nameof(Texts.ShareSinceYears)),
                        new("unknown", nameof(Texts.SharePlaceUnknown)),
                    ],
                },
                new("changing", FieldKind.Choice)
                {
                    Label = nameof(Texts.ShareChangingLabel),
                    Options =
                    [
                        new("stronger", nameof(Texts.ShareChangingStronger)),
                        new("same", nameof(Texts.ShareChangingSame)),
                        new("easing", nameof(Texts.ShareChangingEasing)),
                        new("unknown", nameof(Texts.SharePlaceUnknown)),
                    ],
                },
            ],
        },
        new("soon", Part, nameof(Texts.ShareSoonTitle))
        {
            Why = nameof(Texts.ShareSoonWhy),
            When = Visitor.NotAdvice,
            Fields =
            [
                new("soon", FieldKind.Choice)
                {
                    Options =
                    [
                        new("yes", nameof(Texts.ShareYes)),
                        new("maybe", nameof(Texts.ShareMaybe)),
                        new("no", nameof(Texts.ShareNo)),
                        new("unknown", nameof(Texts.SharePlaceUnknown)),
                    ],
                },
            ],
        },
        new("call-again", Part, nameof(Texts.ShareCallTitle)) { When = When("soon", "yes"), Advice = SafetySteps.Call },
        new("good", Part, nameof(Texts.ShareGoodTitle))
        {
            Why = nameof(Texts.ShareGoodWhy),
            When = Visitor.NotAdvice,
            Fields = [new("good", FieldKind.Words) { Max = 1_000, Hint = nameof(Texts.ShareWordsHint) }],
        },
        new("person", Part, nameof(Texts.SharePersonTitle))
        {
            Why = nameof(Texts.SharePersonWhy),
            When = Visitor.NotAdvice,
            Fields =
            [
                new("person", FieldKind.Line) { Label = nameof(Texts.SharePersonLabel), Max = JourneyTable.LineMax },
                new("reach", FieldKind.Line) { Label = nameof(Texts.ShareReachLabel), Hint = nameof(Texts.ShareReachHint), Max = JourneyTable.LineMax },
            ],
        },
        new("knows", Part, nameof(Texts.ShareKnowsTitle))
        {
            When = Visitor.NotAdvice,
            Fields =
            [
                new("knows", FieldKind.Choice)
                {
                    Options =
                    [
                        new("yes", nameof(Texts.ShareKnowsYes)),
                        new("little", nameof(Texts.ShareALittle)),
                        new("no", nameof(Texts.ShareNo)),
                        new("unsafe", nameof(Texts.ShareKnowsUnsafe)),
                    ],
                },
            ],
        },
    ];
}
