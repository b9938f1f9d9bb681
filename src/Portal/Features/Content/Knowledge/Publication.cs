using Portal.Features.Anchors;

namespace Portal.Features.Content.Knowledge;

/// <summary>Something others have published, told of in our own words and never copied.</summary>
public sealed record Publication
{
    public required string Id { get; init; }

    /// <summary>As published, in the language it was published in.</summary>
    public required string Title { get; init; }

    public required string Publisher { get; init; }
    public required int Year { get; init; }

    /// <summary>A number that finds it for good: a URN, a statute's or a decision's number.</summary>
    public required string Identifier { get; init; }

    /// <summary>Where the identifier leads; null when no lasting address is known.</summary>
    public string? Link { get; init; }

    /// <summary>What it says and what it does not, in each language.</summary>
    public required LocalText Summary { get; init; }

    /// <summary>cooperation, information, children, privacy.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>everyone, family, communities or professionals.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>The form of extremism it is about: all, far-right, far-left, religious or individual.</summary>
    public required string Form { get; init; }

    /// <summary>report, law, bill or decision.</summary>
    public required string Type { get; init; }

    /// <summary>The codes of the languages it can be read in.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}
