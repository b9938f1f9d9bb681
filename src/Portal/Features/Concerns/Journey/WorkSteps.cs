using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>Part 2 for professionals: their role and duty, consent or another ground, and what is in place already.</summary>
internal static class WorkSteps
{
    private const string Part = nameof(Texts.SharePartSituation);
    private const int ContactMax = 254;
    private static readonly JourneyCondition AtWork = AllOf(When("role", "professional"), Visitor.NotAdvice);
    private static readonly JourneyCondition Agreed = When("consent", "yes");

    internal static IReadOnlyList<JourneyStep> All { get; } =
    [
        new("work", Part, nameof(Texts.ShareWorkTitle))
        {
            When = AtWork,
            Fields =
            [
                new("work", FieldKind.Choice)
                {
                    Required = nameof(Texts.ShareWorkEmpty),
                    Options =
                    [
                        new("school", nameof(Texts.ShareWorkSchool)),
                        new("youth", nameof(Texts.ShareWorkYouth)),
                        new("health", nameof(Texts.ShareWorkHealth)),
                        new("social", nameof(Texts.ShareWorkSocial)),
                        new("police", nameof(Texts.ShareWorkPolice)),
                        new("organisation", nameof(Texts.ShareWorkOrganisation)),
                        new("parish", nameof(Texts.ShareWorkParish)),
                        new("other", nameof(Texts.ShareWorkOther)),
                    ],
                },
                new("organisation", FieldKind.Line)
                {
                    Label = nameof(Texts.ShareOrganisationLabel),
                    Hint = nameof(Texts.ShareOrganisationHint),
                    Max = JourneyTable.LineMax,
                },
                new("work-email", FieldKind.Email) { Label = nameof(Texts.ShareWorkEmailLabel), Invalid = nameof(Texts.ShareEmailInvalid), Max = ContactMax },
                new("work-phone", FieldKind.Phone) { Label = nameof(Texts.ShareWorkPhoneLabel), Invalid = nameof(Texts.SharePhoneInvalid), Max = ContactMax },
            ],
        },
        new("consent", Part, nameof(Texts.ShareConsentTitle))
        {
            Why = nameof(Texts.ShareConsentWhy),
            When = AtWork,
            Aloud = nameof(Texts.ShareAloudText),
            Notes =
            [
                new(
                    AllOf(When("age", "under-15", "15-17"), When("work", "school", "youth", "health", "social", "police", "parish")),
                    nameof(Texts.ShareDutyNote),
                    ["child-welfare"]),
            ],
            Fields =
            [
                new("consent", FieldKind.Choice)
                {
                    Required = nameof(Texts.ShareConsentEmpty),
                    Options =
                    [
                        new("yes", nameof(Texts.ShareConsentYes)),
                        new("told", nameof(Texts.ShareConsentTold)),
                        new("unaware", nameof(Texts.ShareConsentUnaware)),
                        new("guardian", nameof(Texts.ShareConsentGuardian)),
                        new("unasked", nameof(Texts.ShareConsentUnasked)),
                    ],
                },
                new("agreed", FieldKind.Choices)
                {
                    When = Agreed,
                    Label = nameof(Texts.ShareAgreedLabel),
                    Options =
                    [
                        new("contact", nameof(Texts.ShareAgreedContact)),
                        new("school", nameof(Texts.ShareAgreedSchool)),
                        new("health", nameof(Texts.ShareAgreedHealth)),
                        new("social", nameof(Texts.ShareAgreedSocial)),
                        new("organisation", nameof(Texts.ShareAgreedOrganisation)),
                        new("family", nameof(Texts.ShareAgreedFamily)),
                        new("together", nameof(Texts.ShareAgreedTogether)),
                    ],
                },
                new("asked-when", FieldKind.Line) { When = Agreed, Label = nameof(Texts.ShareAskedWhen), Max = JourneyTable.NameMax },
                new("asked-in", FieldKind.Line) { When = Agreed, Label = nameof(Texts.ShareAskedIn), Max = JourneyTable.NameMax },
                new("ground", FieldKind.Choice)
                {
                    When = When("consent", "told", "unaware", "guardian", "unasked"),
                    Label = nameof(Texts.ShareGroundLabel),
                    Hint = nameof(Texts.ShareGroundHint),
                    Required = nameof(Texts.ShareGroundEmpty),
                    RequiredWhen = AnyOf(Given("person"), Given("reach")),
                    Options =
                    [
                        new("duty-done", nameof(Texts.ShareGroundDutyDone)),
                        new("duty-now", nameof(Texts.ShareGroundDutyNow)),
                        new("police", nameof(Texts.ShareGroundPolice)),
                        new("other", nameof(Texts.ShareGroundOther)),
                        new("none", nameof(Texts.ShareGroundNone)),
                    ],
                },
                new("ground-other", FieldKind.Line)
                {
                    When = When("ground", "other"),
                    Label = nameof(Texts.ShareGroundOtherLabel),
                    Required = nameof(Texts.ShareGroundEmpty),
                    Max = JourneyTable.LineMax,
                },
            ],
        },
        new("done", Part, nameof(Texts.ShareDoneTitle))
        {
            When = AtWork,
            Fields =
            [
                new("done", FieldKind.Choices)
                {
                    Options =
                    [
                        new("talked", nameof(Texts.ShareDoneTalked)),
                        new("family", nameof(Texts.ShareDoneFamily)),
                        new("child-welfare", nameof(Texts.ShareDoneChildWelfare)),
                        new("service", nameof(Texts.ShareDoneService)),
                        new("police", nameof(Texts.ShareDonePolice)),
                    ],
                },
                new("done-words", FieldKind.Words) { Label = nameof(Texts.ShareDoneWords), Hint = nameof(Texts.ShareWordsHint), Max = 1_500 },
            ],
        },
    ];
}
