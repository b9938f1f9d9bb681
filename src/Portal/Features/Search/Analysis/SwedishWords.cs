using Lucene.Net.Tartarus.Snowball.Ext;
using Portal.Features.Search.Meaning;

namespace Portal.Features.Search.Analysis;

internal sealed class SwedishWords(SearchWords words) : LanguageWords
{
    private readonly Compounds _compounds = new(words.Parts.Concat(words.PlainWords), joints: "seo");

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
