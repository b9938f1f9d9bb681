namespace Portal.Features.Concerns.Journey;

/// <summary>Holds when the answer to <paramref name="Field"/> is one of <paramref name="Is"/>, or with <paramref name="Not"/> none of them.</summary>
internal sealed record JourneyCondition(string Field, IReadOnlyList<string> Is, bool Not = false);

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

    Phone,
    Email,
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

    /// <summary>Said when the answer has no accepted form.</summary>
    public string? Invalid { get; init; }

    /// <summary>The greatest length in UTF-16 units, which is what both sides count.</summary>
    public int Max { get; init; }

    /// <summary>The field belongs to another answer of the same step.</summary>
    public JourneyCondition? When { get; init; }

    /// <summary>An option that says nothing beside another one.</summary>
    public string? Alone { get; init; }
}

/// <summary>One page with one question.</summary>
internal sealed record JourneyStep(string Id, string Part, string Title)
{
    public string? Why { get; init; }

    /// <summary>Another title for some visitors.</summary>
    public JourneyTitle? Other { get; init; }

    public IReadOnlyList<JourneyField> Fields { get; init; } = [];

    /// <summary>The step is asked only then.</summary>
    public JourneyCondition? When { get; init; }

    /// <summary>At least one of some fields, perhaps of earlier steps, has an answer.</summary>
    public JourneyEither? Either { get; init; }
}

internal sealed record JourneyTitle(JourneyCondition When, string Title);

internal sealed record JourneyEither(IReadOnlyList<string> Fields, string Error);

/// <summary>What is wrong with an answer: a key of the texts, and the number it mentions.</summary>
internal sealed record JourneyError(string Field, string Text, int? Number = null);
