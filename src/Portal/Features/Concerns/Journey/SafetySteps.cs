using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>Part 1: is anyone in danger, who is asking, and for what.</summary>
internal static class SafetySteps
{
    private const string Part = nameof(Texts.SharePartSafety);

    internal static readonly JourneyAdvice Call = new([nameof(Texts.ShareCallText)], nameof(Texts.ShareCallGoOn))
    {
        Dials = true,
        After = nameof(Texts.ShareCallQuiet),
    };

    internal static IReadOnlyList<JourneyStep> All { get; } =
    [
        new("danger", Part, nameof(Texts.ShareDangerTitle))
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
        new("call", Part, nameof(Texts.ShareCallTitle)) { When = When("danger", "yes", "unsure"), Advice = Call },
        new("role", Part, nameof(Texts.ShareRoleTitle))
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
        // What was said in confession is nobody's to pass on, and that it was said is not kept either: the answer only
        // turns the way to advice.
        new("confession", Part, nameof(Texts.ShareConfessionTitle))
        {
            Why = nameof(Texts.ShareConfessionWhy),
            When = When("role", "community"),
            Turns = [new(When("confession", "yes"), "wish", "advice", "wish", nameof(Texts.ShareConfessionNotice))],
            Fields =
            [
                new("confession", FieldKind.Choice)
                {
                    Passing = true,
                    Options = [new("yes", nameof(Texts.ShareYes)), new("no", nameof(Texts.ShareNo)), new("unsaid", nameof(Texts.SharePlaceUnsaid))],
                },
            ],
        },
        new("wish", Part, nameof(Texts.ShareWishTitle))
        {
            Why = nameof(Texts.ShareWishWhy),
            When = Visitor.NotMyself,
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
    ];
}
