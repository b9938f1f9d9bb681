using Portal.Features.Anchors;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>A page that advises, for this visitor's place.</summary>
internal sealed record AdviceView(JourneyAdvice Advice, Answers Answers)
{
    /// <summary>Who takes a child welfare notification there; null when the page does not ask or the place is no municipality.</summary>
    internal string? CareName(AnchorDirectory directory, Language language) =>
        Advice.PlaceContacts is not null && MunicipalityCode.TryParse(Answers.One(PlaceAnswer.Step), out var code) && directory.Find(code) is { } place
            ? directory.CountyOf(place)?.Names.In(language) ?? Texts.CareInAland
            : null;
}
