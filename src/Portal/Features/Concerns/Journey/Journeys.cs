namespace Portal.Features.Concerns.Journey;

/// <summary>The three forms that are sealed to a team: a concern, an invitation to visit, and feedback on the site.</summary>
internal static class Journeys
{
    internal static ReportJourney Concern { get; } = new(JourneyTable.Book);

    internal static ReportJourney Visit { get; } = new(VisitTable.Book);

    internal static ReportJourney Feedback { get; } = new(FeedbackTable.Book);

    internal static IReadOnlyList<ReportJourney> All { get; } = [Concern, Visit, Feedback];

    /// <summary>The rules a record of this kind was filled in by; null for what no form sends.</summary>
    internal static ReportJourney? OfKind(string kind) =>
        kind == FormKinds.Advice ? Concern : All.FirstOrDefault(journey => journey.Book.Kind == kind);
}
