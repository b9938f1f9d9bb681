namespace Portal.Features.Concerns.Journey;

internal enum FieldKind
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Choices,

    /// <summary>A municipality code, or one of the options instead.</summary>
    Place,

    /// <summary>Several lines of the visitor's own words.</summary>
    Words,

    /// <summary>One line of the visitor's own words.</summary>
    Line,

    Phone,
    Email,
}

/// <summary>The whole table of one form: what a browser needs to walk a visitor through, besides the words of one language.</summary>
/// <param name="Kind">What is stored in clear of what the form sends, and stands in its seal.</param>
internal sealed record JourneyBook(string Kind, IReadOnlyList<JourneyStep> Steps, TypedRules Typed)
{
    /// <summary>The record is of the kind <c>advice</c>: nobody is named in it. Never, without it.</summary>
    public JourneyCondition? AdviceWhen { get; init; }

    /// <summary>The team should know within minutes. Never, without it.</summary>
    public JourneyCondition? UrgentWhen { get; init; }

    /// <summary>The teams that are tried, in order, for a form that asks for no place.</summary>
    public IReadOnlyList<string>? Way { get; init; }

    /// <summary>Answers that a later answer takes back.</summary>
    public IReadOnlyList<JourneyClearing> Clears { get; init; } = [];
}

/// <summary>One answer that can be given. Words are keys of the interface texts.</summary>
internal sealed record JourneyOption(string Value, string Label, string? Hint = null);

internal sealed record JourneyField(string Name, FieldKind Kind)
{
    public string? Label { get; init; }
    public string? Hint { get; init; }
    public IReadOnlyList<JourneyOption> Options { get; init; } = [];

    /// <summary>Chosen before the visitor chooses.</summary>
    public string? Preset { get; init; }

    /// <summary>Said when the field is empty; a field without it may be left empty.</summary>
    public string? Required { get; init; }

    /// <summary>The field must be answered only then.</summary>
    public JourneyCondition? RequiredWhen { get; init; }

    /// <summary>Said when the answer has no accepted form.</summary>
    public string? Invalid { get; init; }

    /// <summary>The greatest length in UTF-16 units, which is what both sides count.</summary>
    public int Max { get; init; }

    /// <summary>The field belongs to another answer of the same step, or to an earlier one.</summary>
    public JourneyCondition? When { get; init; }

    /// <summary>An option that says nothing beside another one.</summary>
    public string? Alone { get; init; }

    /// <summary>The answer only turns the way; it is never kept, sealed or sent.</summary>
    public bool? Passing { get; init; }
}

/// <summary>One page with one question, or without fields one page that advises.</summary>
internal sealed record JourneyStep(string Id, string Part, string Title)
{
    public string? Why { get; init; }

    /// <summary>Other titles and reasons for some visitors; the first that holds.</summary>
    public IReadOnlyList<JourneyTitle> Others { get; init; } = [];

    public IReadOnlyList<JourneyField> Fields { get; init; } = [];

    /// <summary>The step is asked only then.</summary>
    public JourneyCondition? When { get; init; }

    /// <summary>At least one of some fields, perhaps of earlier steps, has an answer.</summary>
    public JourneyEither? Either { get; init; }

    /// <summary>What is said above the question to some visitors.</summary>
    public IReadOnlyList<JourneyNote> Notes { get; init; } = [];

    /// <summary>What an answer here decides about another one.</summary>
    public IReadOnlyList<JourneyTurn> Turns { get; init; } = [];

    /// <summary>A text to read aloud to the person, under the question.</summary>
    public string? Aloud { get; init; }

    /// <summary>What a page without fields says.</summary>
    public JourneyAdvice? Advice { get; init; }

    /// <summary>Where somebody belongs who has something else to say.</summary>
    public JourneyElsewhere? Elsewhere { get; init; }
}

/// <param name="Page">The id of a page.</param>
internal sealed record JourneyElsewhere(string Page, string Text);

internal sealed record JourneyTitle(JourneyCondition When, string Title, string? Why = null);

internal sealed record JourneyEither(IReadOnlyList<string> Fields, string Error);

/// <param name="Contacts">Ids of contacts of the directory.</param>
internal sealed record JourneyNote(JourneyCondition When, string Text, IReadOnlyList<string> Contacts);

/// <summary>
/// When an answer newly meets <paramref name="When"/>, the field <paramref name="Sets"/> gets the value. The visitor goes on
/// behind the step <paramref name="Past"/>, if there is one, and is told <paramref name="Notice"/>.
/// </summary>
internal sealed record JourneyTurn(JourneyCondition When, string Sets, string Value, string? Past = null, string? Notice = null);

internal sealed record JourneyClearing(JourneyCondition When, IReadOnlyList<string> Fields);

/// <summary>A page that advises before the visitor goes on: it never traps.</summary>
internal sealed record JourneyAdvice(IReadOnlyList<string> Texts, string GoOn)
{
    /// <summary>Shows the button that dials 112.</summary>
    public bool? Dials { get; init; }

    /// <summary>Said under the button.</summary>
    public string? After { get; init; }

    /// <summary>Ids of contacts of the directory.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    /// <summary>The group of the place's contacts that is shown besides.</summary>
    public string? PlaceContacts { get; init; }
}

/// <summary>What is wrong with an answer: a key of the texts, and the number it mentions.</summary>
internal sealed record JourneyError(string Field, string Text, int? Number = null);
