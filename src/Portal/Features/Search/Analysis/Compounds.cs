namespace Portal.Features.Search.Analysis;

/// <summary>
/// Splits compounds by a list of parts that editors keep. A whole dictionary finds too much: it splits
/// <c>polisanmälan</c> into <c>lisa</c> and more.
/// </summary>
internal sealed class Compounds(IEnumerable<string> parts, string joints)
{
    private const int ShortestPart = 3;
    private const int LongestEnding = 5;
    private const int TellingPart = 6;
    private const int LongRest = 4;
    private readonly HashSet<string> _parts = [.. parts.Select(Folding.Plain).Where(part => part.Length >= ShortestPart)];

    /// <summary>The word's two or three parts, the last without the word's ending; nothing when it is no compound we know.</summary>
    internal IReadOnlyList<string> Split(string word)
    {
        for (var end = word.Length - ShortestPart; end >= ShortestPart; end--)
        {
            if (!_parts.Contains(word[..end]))
                continue;

            foreach (var rest in Rests(word[end..]))
            {
                if (Last(rest) is { } last)
                    return [word[..end], last];

                if (Split(rest) is { Count: > 1 } more)
                    return [word[..end], .. more];
            }
        }

        return Beginning(word) is { } beginning ? [beginning] : [];
    }

    /// <summary>A long part tells much even when the rest is a word nobody listed.</summary>
    private string? Beginning(string word)
    {
        for (var end = word.Length - LongRest; end >= TellingPart; end--)
        {
            if (_parts.Contains(word[..end]))
                return word[..end];
        }

        return null;
    }

    private IEnumerable<string> Rests(string rest)
    {
        yield return rest;
        if (rest.Length > ShortestPart && joints.Contains(rest[0], StringComparison.Ordinal))
            yield return rest[1..];
    }

    private string? Last(string rest)
    {
        for (var end = rest.Length; end >= Math.Max(ShortestPart, rest.Length - LongestEnding); end--)
        {
            if (_parts.Contains(rest[..end]))
                return rest[..end];
        }

        return null;
    }
}
