namespace Portal.Features.Concerns.Journey;

/// <summary>The kinds of what forms send, as they stand in clear and in the seal.</summary>
internal static class FormKinds
{
    internal const string Concern = "concern";

    /// <summary>A concern in which nobody is named.</summary>
    internal const string Advice = "advice";
    internal const string Visit = "visit";
    internal const string Feedback = "feedback";
}
