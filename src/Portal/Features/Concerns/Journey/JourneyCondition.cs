namespace Portal.Features.Concerns.Journey;

/// <summary>
/// When something of the table holds. A condition about a field holds when its answer is one of <see cref="Is"/> – any
/// answer at all without it – and <see cref="Not"/> turns that round. <see cref="All"/> and <see cref="Any"/> join others.
/// Conditions speak of earlier answers only.
/// </summary>
internal sealed record JourneyCondition
{
    public string? Field { get; init; }
    public IReadOnlyList<string>? Is { get; init; }
    public bool? Not { get; init; }
    public IReadOnlyList<JourneyCondition>? All { get; init; }
    public IReadOnlyList<JourneyCondition>? Any { get; init; }

    internal static JourneyCondition When(string field, params IReadOnlyList<string> values) => new() { Field = field, Is = values };

    internal static JourneyCondition Unless(string field, params IReadOnlyList<string> values) => new() { Field = field, Is = values, Not = true };

    internal static JourneyCondition Given(string field) => new() { Field = field };

    internal static JourneyCondition AllOf(params IReadOnlyList<JourneyCondition> all) => new() { All = all };

    internal static JourneyCondition AnyOf(params IReadOnlyList<JourneyCondition> any) => new() { Any = any };
}
