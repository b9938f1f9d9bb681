using Portal.Localization;

namespace Portal.Features.Anchors.Contacts;

/// <summary>One contact record, shown wherever it is needed.</summary>
public sealed record Contact
{
    private const int MonthsTrusted = 24;

    public required string Id { get; init; }
    public required LocalText Names { get; init; }

    /// <summary>One line: what one can call about.</summary>
    public required LocalText For { get; init; }

    public required ContactKind Kind { get; init; }

    /// <summary>Null when no source gives a number.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>Other numbers for callers in a language, by language code.</summary>
    public IReadOnlyDictionary<string, PhoneNumber> Phones { get; init; } = new Dictionary<string, PhoneNumber>();

    public string? Email { get; init; }
    public LocalText? Web { get; init; }

    /// <summary>The hours of <see cref="Phone"/>, or of the service when it has no number; null when no source gives them.</summary>
    public OpeningHours? Hours { get; init; }

    public LocalText? HoursNote { get; init; }

    /// <summary>Language codes; more than the portal's five may appear.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public bool Interpreter { get; init; }
    public ContactCost Cost { get; init; }

    /// <summary>Null when not known.</summary>
    public bool? Anonymous { get; init; }

    public required ContactArea Area { get; init; }
    public required ContactState State { get; init; }
    public CheckedDate? Checked { get; init; }
    /// <summary>The day by which the record must be confirmed again, when its owner has set one.</summary>
    public DateOnly? ReviewBy { get; init; }

    public required string Source { get; init; }
    public required string Confidence { get; init; }
    public required string Owner { get; init; }

    /// <summary>Only running services are shown.</summary>
    public bool IsShown => State == ContactState.Running;

    /// <summary>
    /// Whether nobody has confirmed the record in time: past its own date, or, without one, never dated or two years old.
    /// The emergency number does not grow old.
    /// </summary>
    public bool IsOverdue(DateOnly today) => Kind != ContactKind.Emergency
        && (ReviewBy is { } by ? by < today : Checked is not { } seen || seen.LastDay.AddMonths(MonthsTrusted) < today);

    /// <summary>The number for a reader of this language.</summary>
    public PhoneNumber? PhoneFor(Language language) => Phones.TryGetValue(language.Code, out var own) ? own : Phone;

    /// <summary>Whether the number this reader sees answers now. A number of the language's own has hours we cannot count with.</summary>
    public OpenState OpenAt(DateTimeOffset moment, Language language) =>
        Phones.ContainsKey(language.Code) ? OpenState.Unknown : OpenAt(moment);

    /// <summary>Whether <see cref="Phone"/> answers at this moment.</summary>
    public OpenState OpenAt(DateTimeOffset moment) => Hours?.At(moment) ?? OpenState.Unknown;

    /// <summary>When it closes, if it is open and ever closes.</summary>
    public DateTimeOffset? OpenUntil(DateTimeOffset moment) => Hours?.OpenUntil(moment);

    /// <summary>The next moment at which <see cref="OpenAt(DateTimeOffset)"/> may change: a page that shows it is stale from then on.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset moment) => Hours?.NextChange(moment);
}

public enum ContactKind
{
    Emergency,
    Police,
    Anchor,
    ChildWelfare,
    Social,
    Crisis,
    Victim,
    Exit,
    Health,
    Family,
    Youth,
    Faith,
    Advice,
}

public enum ContactCost
{
    Unknown,
    Free,
    Normal,
    Operator,
}

public enum ContactState
{
    Running,
    Unverified,
    Ended,
}
