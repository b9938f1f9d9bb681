using Portal.Features.Search.Analysis;

namespace Portal.Features.Search.Asking;

/// <summary>A word of the reader's question, as one language understands it.</summary>
internal sealed record AskedWord
{
    internal required TextWord Text { get; init; }
    internal required WordKeys Keys { get; init; }

    /// <summary>Says nothing about what is looked for.</summary>
    internal required bool Ignored { get; init; }

    /// <summary>Some page or some editor uses this word in this language.</summary>
    internal required bool Known { get; init; }

    /// <summary>What the reader probably meant to write.</summary>
    internal IReadOnlyList<WordKeys> Corrections { get; init; } = [];
}
