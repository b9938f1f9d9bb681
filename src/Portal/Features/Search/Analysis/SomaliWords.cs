namespace Portal.Features.Search.Analysis;

/// <summary>
/// No stemmer exists for Somali, and cutting to five letters joins more forms than any suffix list tried. So: the word,
/// then the word in one spelling, then its first five letters.
/// </summary>
internal sealed class SomaliWords : LanguageWords
{
    private const int Beginning = 5;
    private const int RoughBeginning = 6;
    private const int ShortestStem = 3;
    private const int FewestConsonants = 4;

    // Endings in one spelling, longest first: what is left is a guess and counts as one.
    private static readonly string[] Endings =
    [
        "kayga", "gayga", "hayga", "tayda", "dayda", "kagaga", "kisa", "gisa", "teda", "deda", "keda", "geda", "nayan", "nayo", "naya",
        "ayan", "ayso", "yal", "yasha", "asha", "ada", "aha", "aya", "ayo", "tay", "day", "say", "nay", "day", "ka", "ga", "ha", "ta",
        "da", "sha", "ku", "gu", "tu", "du", "hu", "ki", "gi", "ti", "di", "so", "to", "no", "ay", "an", "in", "id", "o", "a", "i",
    ];

    internal override float StemWeight => 0.95f;

    internal override float LooseWeight => 0.5f;

    internal override bool LooseAlways => true;

    internal override string Fold(string written) => OneSpelling(Folding.Plain(written));

    protected override WordKeys Analyse(string word)
    {
        var one = OneSpelling(word);
        List<string> loose = [];
        if (one.Length >= Beginning)
            loose.Add(one[..Beginning]);

        // Names and words as people write them who leave out the two letters other languages do not have: Cali and Ali.
        var rough = one.Replace("c", "", StringComparison.Ordinal).Replace("x", "h", StringComparison.Ordinal);
        if (rough.Length >= ShortestStem)
            loose.Add("." + rough[..Math.Min(RoughBeginning, rough.Length)]);

        loose.Add("-" + WithoutEnding(one));
        // Borrowed words are written with any vowel: telefoon, taleefan; boolis, polis.
        if (Consonants(rough) is { Length: >= FewestConsonants } consonants)
            loose.Add("," + consonants[..FewestConsonants]);

        return new WordKeys(word, [one], [], loose);
    }

    private static string OneSpelling(string word) => Folding.WithoutDoubles(word).Replace("ey", "ay", StringComparison.Ordinal);

    private static string Consonants(string rough) => string.Concat(rough
        .Replace("kh", "q", StringComparison.Ordinal)
        .Replace("dh", "d", StringComparison.Ordinal)
        .Where(letter => letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h')))
        .Replace('p', 'b');

    private static string WithoutEnding(string word)
    {
        foreach (var end in Endings)
        {
            if (word.Length >= end.Length + ShortestStem && word.EndsWith(end, StringComparison.Ordinal))
                return word[..^end.Length];
        }

        return word;
    }
}
