using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>
/// The steps of the concern form and their rules, as data: one table for the server, for a browser and for the tests. The
/// order of the steps is the order of the pages; conditions look back only.
/// </summary>
internal static class JourneyTable
{
    internal const int WordsMax = 4_000;
    internal const int LineMax = 200;
    internal const int NameMax = 80;

    internal static IReadOnlyList<JourneyStep> Steps { get; } =
        [.. SafetySteps.All, .. SelfSteps.All, .. SituationSteps.All, .. WorkSteps.All, .. YouSteps.All];

    internal static JourneyBook Book { get; } = new(FormKinds.Concern, Steps, TypedRules.Whole)
    {
        AdviceWhen = When("wish", "advice"),
        UrgentWhen = AnyOf(When("danger", "yes", "unsure"), When("soon", "yes", "maybe"), When("hurt", "yes", "little")),
        Clears = [new(When("ground", "none"), ["person", "reach"])],
    };
}
