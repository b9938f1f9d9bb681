using Lucene.Net.Search.Similarities;

namespace Portal.Features.Search.Indexing;

/// <summary>
/// BM25 without its own rarity: a word that stands in half of all texts is common, though only one title may hold it.
/// How rare a word is in whole documents is put into the query instead.
/// </summary>
internal sealed class FieldSimilarity : BM25Similarity
{
    protected override float Idf(long docFreq, long numDocs) => 1;
}
