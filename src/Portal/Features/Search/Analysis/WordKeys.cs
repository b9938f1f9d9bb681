namespace Portal.Features.Search.Analysis;

/// <summary>How surely two words that share a key are the same word.</summary>
internal enum KeyLevel
{
    /// <summary>Written alike.</summary>
    Exact,

    /// <summary>Forms of one word.</summary>
    Stem,

    /// <summary>One is a part of the other, or made from it.</summary>
    Part,

    /// <summary>Written nearly alike.</summary>
    Loose,
}

/// <summary>Everything a word may be found by.</summary>
internal sealed class WordKeys
{
    internal required string Exact { get; init; }
    internal IReadOnlyList<string> Stems { get; init; } = [];
    internal IReadOnlyList<string> Parts { get; init; } = [];
    internal IReadOnlyList<string> Loose { get; init; } = [];

    /// <summary>The keys that say "this word" rather than "a word like this one".</summary>
    internal IEnumerable<string> Sure() =>
        Stems.Select(stem => Term(KeyLevel.Stem, stem)).Prepend(Term(KeyLevel.Exact, Exact));

    internal IEnumerable<string> Terms() => Sure()
        .Concat(Parts.Select(part => Term(KeyLevel.Part, part)))
        .Concat(Loose.Select(loose => Term(KeyLevel.Loose, loose)));

    /// <summary>The key as a term of the index, where the first letter tells its level.</summary>
    internal static string Term(KeyLevel level, string key) => level switch
    {
        KeyLevel.Exact => "=" + key,
        KeyLevel.Stem => "~" + key,
        KeyLevel.Part => "+" + key,
        _ => "?" + key,
    };
}
