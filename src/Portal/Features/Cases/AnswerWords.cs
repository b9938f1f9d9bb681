using System.Text.Json;
using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Cases;

/// <summary>Names of municipalities by their codes, in the reader's language. Registered by Operations, which knows the directory.</summary>
public sealed record PlaceNames(Func<IEnumerable<KeyValuePair<string, string>>> InReadersLanguage);

/// <summary>
/// The words a script puts beside what it opened; it has none of its own. All of one kind's go out with every concern, because
/// the server does not know which are needed, and must not. They are the words the sender answered to.
/// </summary>
internal static class AnswerWords
{
    internal static string ForScript(ReportJourney rules, PlaceNames places) => JsonSerializer.Serialize(rules.Steps
        .SelectMany(step => step.Fields.Select(field => (Step: step, Field: field)))
        .Where(asked => asked.Field.Passing is not true)
        // What two steps ask for different visitors is named as most are asked, which is the later one.
        .GroupBy(asked => asked.Field.Name).Select(same => same.Last())
        .SelectMany(asked => asked.Field.Options
            .Select(option => Word($"{asked.Field.Name}.{option.Value}", FormWords.Of(option.Label)))
            .Prepend(Word(asked.Field.Name, Named(asked.Step, asked.Field))))
        .Append(Word("language", Texts.StaffLanguage))
        .Concat([Word("flags", Texts.StaffFieldFlags), Word("flags.fast", Texts.StaffFlagFast), Word("flags.trap", Texts.StaffFlagTrap)])
        .Concat(Language.All.Select(language => Word($"language.{language.Code}", language.OwnName)))
        .Concat(places.InReadersLanguage().Select(place => Word($"place.{place.Key}", place.Value)))
        .ToDictionary());

    /// <summary>A field is named by its step's question, and by its label where the step asks several things.</summary>
    private static string Named(JourneyStep step, JourneyField field) => FormWords.Of(
        field.Kind != FieldKind.Place && step.Fields.Count > 1 && field.Label is { } label ? label : step.Title);

    private static KeyValuePair<string, string> Word(string code, string word) => new(code, word);
}
