using Lucene.Net.Tartarus.Snowball.Ext;

namespace Portal.Features.Search.Analysis;

/// <summary>
/// A Finnish stem without a dictionary: Snowball's, with consonant gradation undone the same way in every form
/// (katto, katon; tietää, tiedän; aita, aidan).
/// </summary>
internal static class FinnishStem
{
    private const int ShortestGraded = 4;

    internal static string Of(string word)
    {
        var stemmer = new FinnishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current is { Length: > 0 } stem ? Ungraded(stem) : word;
    }

    private static string Ungraded(string stem)
    {
        var bare = stem.TrimEnd('a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö');
        var kept = bare.Length >= ShortestGraded - 1 ? bare : stem;
        // Towards the weak grade, so that the old stems with -l-, -n- come along: huoli, huolta, huolen; ilmoitus, ilmoituksen.
        return Folding.WithoutDoubles(kept
            .Replace("ng", "nk", StringComparison.Ordinal)
            .Replace("mp", "m", StringComparison.Ordinal)
            .Replace("nt", "n", StringComparison.Ordinal)
            .Replace("lt", "l", StringComparison.Ordinal)
            .Replace("rt", "r", StringComparison.Ordinal)
            .Replace("ks", "s", StringComparison.Ordinal)
            .Replace('d', 't'));
    }
}
