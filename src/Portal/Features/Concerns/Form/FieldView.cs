using System.Globalization;
using Portal.Features.Anchors;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>One field of a question as it is drawn.</summary>
internal sealed class FieldView(JourneyField asked, FormView.Question question)
{
    internal JourneyField Field => asked;

    internal FormView.Question Question => question;

    internal JourneyError? Error => question.Errors.FirstOrDefault(error => error.Field == asked.Name);

    /// <summary>A field of its own step is named by the step's question.</summary>
    internal bool HasLabel => asked.Label is not null;

    /// <summary>The ids of what explains the field; null when nothing does.</summary>
    internal string? DescribedBy
    {
        get
        {
            string[] ids =
            [
                .. Error is null ? [] : new[] { $"{asked.Name}-error" },
                .. Hint is null ? [] : new[] { $"{asked.Name}-hint" },
                .. HasLabel || question.Step.Why is null ? [] : new[] { "why" },
            ];
            return ids.Length == 0 ? null : string.Join(' ', ids);
        }
    }

    internal string? Hint => asked.Hint is { } hint ? string.Format(CultureInfo.CurrentCulture, FormWords.Of(hint), asked.Max) : null;

    internal string Value => asked.Kind == FieldKind.Place ? question.PlaceTyped : question.Answers.One(asked.Name);

    /// <summary>What stands in a field of one line: a settled place under its name.</summary>
    internal string Shown(Language language, AnchorDirectory directory) => asked.Kind == FieldKind.Place && Error is null && Value.Length == 0
        ? PlaceAnswer.Shown(question.Answers, language, directory)
        : Value;

    /// <summary>A field whose answer decides nothing yet shows what is chosen for the visitor.</summary>
    internal bool IsChosen(string value) => question.Answers.Has(asked.Name)
        ? question.Answers.All(asked.Name).Contains(value)
        : asked.Preset == value;

    /// <summary>Names the answer that brings the field up; the style sheet hides it until then, where it can.</summary>
    internal string? When => asked.When is { Field: { } name, Is: [var first, ..] } ? $"when-{name}-{first}" : null;

    /// <summary>What people write in their own words runs the way its letters do; numbers and addresses run one way.</summary>
    internal string Direction => asked.Kind is FieldKind.Phone or FieldKind.Email ? "ltr" : "auto";

    internal string InputType => asked.Kind switch { FieldKind.Phone => "tel", FieldKind.Email => "email", _ => "text" };
}
