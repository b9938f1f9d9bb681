namespace Portal.Features.Search.Analysis;

/// <summary>
/// No stemmer exists for Somali, and cutting to five letters joins more forms than any suffix list tried. So: the word,
/// then the word in one spelling, then its first five letters.
/// </summary>
internal sealed class SomaliWords : LanguageWords
{
    private const int Beginning = 5;
    private const int RoughBeginning = 6;

    internal override float StemWeight => 0.95f;

    internal override float LooseWeight => 0.5f;

    internal override bool LooseAlways => true;

    protected override WordKeys Analyse(string word)
    {
        var one = Folding.WithoutDoubles(word).Replace("ey", "ay", StringComparison.Ordinal);
        List<string> loose = [];
        if (one.Length >= Beginning)
            loose.Add(one[..Beginning]);

        // Names and words as people write them who leave out the two letters other languages do not have: Cali and Ali.
        var rough = one.Replace("c", "", StringComparison.Ordinal).Replace("x", "h", StringComparison.Ordinal);
        if (rough.Length >= Beginning)
            loose.Add("." + rough[..Math.Min(RoughBeginning, rough.Length)]);

        return new WordKeys { Exact = word, Stems = [one], Loose = loose };
    }
}
