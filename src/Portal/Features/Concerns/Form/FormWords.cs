using System.Globalization;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>The words of the rule table in the language of the page.</summary>
internal static class FormWords
{
    internal static string Of(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    /// <summary>Who reads it, in the middle of a sentence.</summary>
    internal static string Receiver(FormView.Check check, Language language) =>
        check.Team?.Names.In(language) ?? (check.IsForFeedbackDesk ? Texts.FeedbackDesk : Texts.ShareDutyTeam);

    /// <summary>A part without its number, for a page that shows several.</summary>
    internal static string PartName(string part) => part switch
    {
        nameof(Texts.SharePartSafety) => Texts.SharePartSafetyName,
        nameof(Texts.SharePartSituation) => Texts.SharePartSituationName,
        nameof(Texts.SharePartYou) or nameof(Texts.VisitPartYou) => Texts.SharePartYouName,
        nameof(Texts.VisitPartVisit) => Texts.VisitPartVisitName,
        nameof(Texts.FeedbackPart) => Texts.FeedbackWordsLabel,
        _ => Of(part),
    };

    internal static string? Why(FormView.Question question) => ReportJourney.Why(question.Step, question.Answers) is { } why ? Of(why) : null;

    internal static string Title(FormView.Question question) => Of(ReportJourney.Title(question.Step, question.Answers));

    internal static string Of(JourneyError error, string placeTyped) => error switch
    {
        { Number: { } number } => string.Format(CultureInfo.CurrentCulture, Of(error.Text), number),
        { Text: nameof(Texts.SharePlaceNotFound) } => string.Format(CultureInfo.CurrentCulture, Of(error.Text), Shortened(placeTyped)),
        _ => Of(error.Text),
    };

    /// <summary>The answers of a field as the visitor reads them.</summary>
    internal static IEnumerable<string> Answered(JourneyField field, Answers answers) =>
        answers.All(field.Name).Select(value => field.Options.FirstOrDefault(option => option.Value == value) is { } option ? Of(option.Label) : value);

    /// <summary>When to press Send again. Digits, because they are the same in all five languages.</summary>
    internal static string Turn(DateTimeOffset turn, Language language) => string.Format(
        language.Culture, Texts.ShareWaitTurn, Helsinki.Of(turn).ToString("HH.mm.ss", CultureInfo.InvariantCulture));

    private static string Shortened(string typed) => typed.Length > 60 ? typed[..60] + "…" : typed;
}
