using Lucene.Net.Tartarus.Snowball.Ext;
using Portal.Features.Search.Meaning;

namespace Portal.Features.Search.Analysis;

internal sealed class SwedishWords(SearchWords words) : LanguageWords
{
    private const int ShortestCut = 5;
    private readonly Compounds _compounds = new(words.Parts.Concat(words.PlainWords.SelectMany(AsFirstPart)), joints: "seo");

    /// <summary>Words lose their last vowel before another: avhoppare, avhopparhjälp; flicka, flickvän.</summary>
    private static IEnumerable<string> AsFirstPart(string word) => word.Length > ShortestCut && word[^1] is 'a' or 'e' ? [word, word[..^1]] : [word];

    protected override WordKeys Analyse(string word)
    {
        var stem = Stem(word);
        return new WordKeys(
            word,
            words.BasesOf(word).Select(Stem).Prepend(stem),
            _compounds.Split(word).Select(Stem),
            [Folding.WithoutMarks(Folding.WithoutDoubles(stem))]);
    }

    private static string Stem(string word)
    {
        var stemmer = new SwedishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }
}
