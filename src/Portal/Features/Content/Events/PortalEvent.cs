using Portal.Features.Anchors;
using Portal.Localization;

namespace Portal.Features.Content.Events;

/// <summary>An open event, once or repeated. Times are on the clocks of Finland.</summary>
public sealed record PortalEvent
{
    public const string National = "national";

    public required string Id { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Text { get; init; }

    /// <summary>How to join, and whether to sign up.</summary>
    public required LocalText Join { get; init; }

    /// <summary>Null when the place is told only to those who join.</summary>
    public LocalText? Place { get; init; }

    /// <summary>everyone, family, communities or professionals.</summary>
    public required string Audience { get; init; }

    /// <summary>Language codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required bool Interpreter { get; init; }

    /// <summary>A region's code, or <see cref="National"/>.</summary>
    public required string Region { get; init; }

    public required DateTime Start { get; init; }
    public required DateTime End { get; init; }
    public required EventRepeat Repeat { get; init; }

    /// <summary>The last day of a repeated event.</summary>
    public DateOnly? LastDay { get; init; }

    public required IReadOnlyList<DateOnly> Cancelled { get; init; }

    /// <summary>The contact to ask, by id.</summary>
    public string? Contact { get; init; }

    public required string Owner { get; init; }

    /// <summary>When its organiser was last seen to say so.</summary>
    public required DateOnly Checked { get; init; }
}

public enum EventRepeat
{
    Once,
    Weekly,
    EveryTwoWeeks,

    /// <summary>The same weekday of the month as the first time: the second Thursday.</summary>
    Monthly,
}

/// <summary>One time that an event takes place.</summary>
public sealed record EventTime(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly TimeSpan OfficeEnds = TimeSpan.FromHours(16.5);

    public DateOnly Day => Helsinki.DayOf(Start);

    /// <summary>Evenings and weekends are when volunteers can come.</summary>
    public bool IsOutsideOfficeHours =>
        Helsinki.Of(Start) is var local && (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.TimeOfDay >= OfficeEnds);
}
