using static Portal.Features.Concerns.Journey.JourneyCondition;

namespace Portal.Features.Concerns.Journey;

/// <summary>Who is asked what.</summary>
internal static class Visitor
{
    internal static readonly JourneyCondition Myself = When("role", "myself");
    internal static readonly JourneyCondition NotMyself = Unless("role", "myself");

    /// <summary>What may tell who the person is, or belongs to looking into the situation, is asked of nobody who wants advice only.</summary>
    internal static readonly JourneyCondition NotAdvice = AllOf(NotMyself, Unless("wish", "advice"));
}
