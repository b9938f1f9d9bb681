using Portal.Features.Anchors;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>A page that advises, for this visitor's place.</summary>
internal sealed record AdviceView(JourneyAdvice Advice, Answers Answers)
{
    /// <summary>Who takes a child welfare notification there; null when the page does not ask or the place is no municipality.</summary>
    internal string? CareName(AnchorDirectory directory, Language language) => Advice.PlaceContacts is not null && Place(directory) is { } place
        ? directory.CountyOf(place)?.Names.In(language) ?? Texts.CareInAland
        : null;

    /// <summary>The contacts of the page that serve the place; all of them while it is not known.</summary>
    internal IEnumerable<Contact> Contacts(AnchorDirectory directory)
    {
        var contacts = Advice.Contacts.Select(directory.FindContact).OfType<Contact>().Where(contact => contact.IsShown);
        return Place(directory) is { } place ? contacts.Where(directory.ContactsFor(place).Contains) : contacts;
    }

    private Municipality? Place(AnchorDirectory directory) =>
        MunicipalityCode.TryParse(Answers.One(PlaceAnswer.Step), out var code) ? directory.Find(code) : null;
}
