using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Intake;

/// <summary>Which kind may be at which team. The desk for feedback is no Anchor team: nobody's worry ends up there.</summary>
internal static class Receivers
{
    /// <summary>Where a sender's browser may seal it to: feedback to its desk or the duty team, all else to any team but that desk.</summary>
    internal static bool May(string team, string kind) => kind == FormKinds.Feedback
        ? team is ReceivingTeam.FeedbackId or ReceivingTeam.DutyId
        : team != ReceivingTeam.FeedbackId;

    /// <summary>Where a team may hand it on to. Feedback may go anywhere: it may hold a worry that was written in the wrong form.</summary>
    internal static bool MayBeHandedTo(string team, string kind) => team != ReceivingTeam.FeedbackId || kind == FormKinds.Feedback;
}
