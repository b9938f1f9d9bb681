using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Features.Concerns.Journey;

/// <summary>
/// The one place that knows how a table of steps is walked (D5). It reads the <see cref="JourneyBook"/> of one form and knows
/// nothing of HTTP, languages or storage. <see cref="Journeys"/> has them all.
/// </summary>
internal sealed class ReportJourney(JourneyBook book)
{
    internal const string Check = "check";

    /// <summary>The field by which a form finds its team.</summary>
    internal const string Place = "place";
    internal const string TooLong = nameof(Localization.Texts.ShareTooLong);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lazy<string> _emitted = new(() => JsonSerializer.Serialize(book, Json));

    internal JourneyBook Book => book;

    internal IReadOnlyList<JourneyStep> Steps => book.Steps;

    internal JourneyStep First => book.Steps[0];

    /// <summary>The rule table as JSON, the same bytes for the same rules.</summary>
    internal string Emit() => _emitted.Value;

    internal JourneyStep? Find(string id) => book.Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>The steps this visitor is asked, in order.</summary>
    internal IEnumerable<JourneyStep> StepsFor(Answers answers) => book.Steps.Where(step => answers.Meets(step.When));

    /// <summary>The step after this one, or <see cref="Check"/>.</summary>
    internal string Next(string step, Answers answers) =>
        StepsFor(answers).FirstOrDefault(later => Order(later.Id) > Order(step))?.Id ?? Check;

    /// <summary>The step before this one; null before the first.</summary>
    internal string? Previous(string step, Answers answers) =>
        StepsFor(answers).LastOrDefault(earlier => Order(earlier.Id) < Order(step))?.Id;

    /// <summary>The first step that has something wrong, or <see cref="Check"/>.</summary>
    internal string FirstWrong(Answers answers) =>
        StepsFor(answers).FirstOrDefault(step => Errors(step, answers).Count > 0)?.Id ?? Check;

    internal static string Title(JourneyStep step, Answers answers) => Other(step, answers)?.Title ?? step.Title;

    /// <summary>Why the step asks, as this visitor is told.</summary>
    internal static string? Why(JourneyStep step, Answers answers) => Other(step, answers) is { Why: { } why } ? why : step.Why;

    /// <summary>The fields that stand on a posted page: those asked now, and those another answer of the same page may bring up.</summary>
    internal static IEnumerable<JourneyField> FieldsOnPage(JourneyStep step, Answers answers) => step.Fields
        .Where(field => answers.Meets(field.When) || step.Fields.Any(other => other.Name == field.When?.Field));

    /// <summary>What is said above the question to this visitor.</summary>
    internal static IEnumerable<JourneyNote> Notes(JourneyStep step, Answers answers) => step.Notes.Where(note => answers.Meets(note.When));

    /// <summary>What the posted answers of a step newly decide about another answer; null when nothing.</summary>
    internal static JourneyTurn? Turn(JourneyStep step, Answers before, Answers given) =>
        step.Turns.FirstOrDefault(turn => given.Meets(turn.When) && !before.Meets(turn.When));

    /// <summary><c>advice</c> when nobody is to be named, else the kind of the form.</summary>
    internal string KindOf(Answers answers) => book.AdviceWhen is { } advice && answers.Meets(advice) ? FormKinds.Advice : book.Kind;

    /// <summary>Whether the team should know within minutes.</summary>
    internal bool IsUrgent(Answers answers) => book.UrgentWhen is { } urgent && answers.Meets(urgent);

    /// <summary>
    /// The answers as they may be kept: those of steps and fields this visitor is asked, in accepted form. Whatever else was
    /// posted, by hand or by a change of mind, is gone – an advice-only record can hold nobody's identity.
    /// </summary>
    internal Answers Clean(Answers given)
    {
        var clean = new Answers();
        foreach (var step in book.Steps.Where(step => clean.Meets(step.When)))
        {
            foreach (var field in step.Fields.Where(field => field.Passing is not true && clean.Meets(field.When)))
                clean.Set(field.Name, Clean(field, given.All(field.Name)));
        }

        foreach (var field in book.Clears.Where(clearing => clean.Meets(clearing.When)).SelectMany(clearing => clearing.Fields))
            clean.Set(field, []);
        return clean;
    }

    /// <summary>What is wrong on this step; the answers are clean.</summary>
    internal static IReadOnlyList<JourneyError> Errors(JourneyStep step, Answers answers)
    {
        var errors = step.Fields.Where(field => answers.Meets(field.When)).Select(field => Error(field, answers)).OfType<JourneyError>().ToList();
        if (step.Either is { } either && !either.Fields.Any(answers.Has))
            errors.Add(new JourneyError(step.Fields[0].Name, either.Error));
        return errors;
    }

    private static JourneyTitle? Other(JourneyStep step, Answers answers) => step.Others.FirstOrDefault(other => answers.Meets(other.When));

    private int Order(string step) =>
        step == Check ? int.MaxValue : Enumerable.Range(0, book.Steps.Count).FirstOrDefault(index => book.Steps[index].Id == step);

    private static IReadOnlyList<string> Clean(JourneyField field, IReadOnlyList<string> given) => field.Kind switch
    {
        FieldKind.Choice => [.. Known(field, given).Take(1)],
        FieldKind.Choices => [.. Without(field, [.. Known(field, given)])],
        FieldKind.Place => [.. given.Where(value => IsCode(value) || field.Options.Any(option => option.Value == value)).Take(1)],
        FieldKind.Words => given is [var words, ..] ? Kept(TypedWords.Clean(words)) : [],
        FieldKind.Phone => given is [var phone, ..] ? Kept(TypedWords.Phone(phone) ?? TypedWords.Line(phone)) : [],
        _ => given is [var typed, ..] ? Kept(TypedWords.Line(typed)) : [],
    };

    /// <summary>In the table's order, each once.</summary>
    private static IEnumerable<string> Known(JourneyField field, IReadOnlyList<string> given) =>
        field.Options.Select(option => option.Value).Where(given.Contains);

    private static IEnumerable<string> Without(JourneyField field, List<string> chosen) =>
        chosen.Count > 1 ? chosen.Where(value => value != field.Alone) : chosen;

    private static IReadOnlyList<string> Kept(string text) => text.Length == 0 ? [] : [text];

    private static bool IsCode(string value) => value.Length == 3 && value.All(char.IsAsciiDigit);

    private static JourneyError? Error(JourneyField field, Answers answers)
    {
        var answer = answers.One(field.Name);
        if (answer.Length == 0)
            return field.Required is { } required && answers.Meets(field.RequiredWhen) ? new JourneyError(field.Name, required) : null;
        if (field.Max > 0 && answer.Length > field.Max)
            return new JourneyError(field.Name, TooLong, answer.Length - field.Max);

        var accepted = field.Kind switch
        {
            FieldKind.Phone => TypedWords.Phone(answer) is not null,
            FieldKind.Email => TypedWords.Email(answer) is not null,
            _ => true,
        };
        return accepted || field.Invalid is null ? null : new JourneyError(field.Name, field.Invalid);
    }
}
