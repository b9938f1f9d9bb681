using Lucene.Net.Tartarus.Snowball.Ext;

namespace Portal.Features.Search.Analysis;

internal sealed class EnglishWords : LanguageWords
{
    private const int ShortestSpelling = 6;

    protected override WordKeys Analyse(string word)
    {
        var stemmer = new EnglishStemmer();
        stemmer.SetCurrent(OneSpelling(word));
        stemmer.Stem();
        return new WordKeys(word, [stemmer.Current], [], [Folding.WithoutMarks(Folding.WithoutDoubles(stemmer.Current))]);
    }

    /// <summary>British and American spellings as one: radicalise and radicalize, neighbour and neighbor, counsellor and counselor.</summary>
    private static string OneSpelling(string word) => word.Length < ShortestSpelling
        ? word
        : word.Replace("iz", "is", StringComparison.Ordinal)
            .Replace("yz", "ys", StringComparison.Ordinal)
            .Replace("our", "or", StringComparison.Ordinal)
            .Replace("ll", "l", StringComparison.Ordinal);
}
