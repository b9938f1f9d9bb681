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

/// <summary>
/// Everything a word may be found by. The terms are made once, because a word of a text is met a thousand times.
/// </summary>
internal sealed class WordKeys
{
    internal WordKeys(string exact, IEnumerable<string> stems, IEnumerable<string> parts, IEnumerable<string> loose)
    {
        Exact = exact;
        Stems = [.. stems.Distinct(StringComparer.Ordinal)];
        Parts = [.. parts.Distinct(StringComparer.Ordinal)];
        Loose = [.. loose.Distinct(StringComparer.Ordinal)];
        Sure = [Term(KeyLevel.Exact, exact), .. Stems.Select(stem => Term(KeyLevel.Stem, stem))];
        Terms =
        [
            .. Sure,
            .. Parts.Select(part => Term(KeyLevel.Part, part)),
            .. Loose.Select(loose => Term(KeyLevel.Loose, loose)),
        ];
    }

    internal string Exact { get; }
    internal string[] Stems { get; }
    internal string[] Parts { get; }
    internal string[] Loose { get; }

    /// <summary>The terms that say "this word" rather than "a word like this one".</summary>
    internal string[] Sure { get; }

    /// <summary>All terms, the sure ones first.</summary>
    internal string[] Terms { get; }

    internal bool IsSurely(WordKeys other)
    {
        foreach (var term in Sure)
        {
            if (Array.IndexOf(other.Sure, term) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The key as a term of the index, where the first letter tells its level.</summary>
    internal static string Term(KeyLevel level, string key) => level switch
    {
        KeyLevel.Exact => "=" + key,
        KeyLevel.Stem => "~" + key,
        KeyLevel.Part => "+" + key,
        _ => "?" + key,
    };
}
