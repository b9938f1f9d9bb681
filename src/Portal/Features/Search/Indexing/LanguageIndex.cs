using System.Collections.Frozen;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Portal.Features.Search.Analysis;
using Portal.Features.Search.Meaning;
using Portal.Localization;

namespace Portal.Features.Search.Indexing;

/// <summary>Everything to be found in one language: an index in memory that never changes once it is built.</summary>
internal sealed class LanguageIndex
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private readonly Dictionary<string, SearchDocument> _byKey;
    private readonly FrozenDictionary<string, float> _rarity;
    private readonly SearchDocument[] _documents;
    private readonly IndexSearcher _searcher;

    private LanguageIndex(Language language, LanguageWords words, SearchWords editors, GroupMatcher groups, IReadOnlyList<SearchDocument> documents)
    {
        Language = language;
        Words = words;
        Groups = groups;
        _documents = [.. documents];
        _byKey = documents.ToDictionary(document => document.Key, StringComparer.Ordinal);
        Ignored = editors.Ignored.Select(word => words.Keys(word).Exact).ToFrozenSet(StringComparer.Ordinal);

        var terms = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var spellings = new SpellingBook.Builder();
        foreach (var word in editors.Groups.Values.SelectMany(list => list).SelectMany(WordReader.Read))
            spellings.Add(words.Keys(word.Text).Exact);

        _searcher = new IndexSearcher(DirectoryReader.Open(Write(terms, spellings))) { Similarity = new FieldSimilarity() };
        _rarity = terms.ToFrozenDictionary(pair => pair.Key, pair => Rarity(pair.Value.Count), StringComparer.Ordinal);
        Spellings = spellings.Build();
        words.StopLearning();
    }

    internal Language Language { get; }
    internal LanguageWords Words { get; }
    internal GroupMatcher Groups { get; }
    internal FrozenSet<string> Ignored { get; }
    internal SpellingBook Spellings { get; }

    internal static LanguageIndex Build(Language language, SearchWords editors, Voikko? voikko, IReadOnlyList<SearchDocument> documents)
    {
        var words = LanguageWords.For(language, editors, voikko);
        return new LanguageIndex(language, words, editors, new GroupMatcher(editors, words), documents);
    }

    /// <summary>True when some document holds this term.</summary>
    internal bool Holds(string term) => _rarity.ContainsKey(term);

    /// <summary>How much a term tells documents apart; 0 for one that no document holds.</summary>
    internal float RarityOf(string term) => _rarity.GetValueOrDefault(term);

    internal SearchDocument? Find(string key) => _byKey.GetValueOrDefault(key);

    internal IEnumerable<(SearchDocument Document, float Score)> Search(Query query, int most) =>
        _searcher.Search(query, most).ScoreDocs.Select(hit => (_documents[hit.Doc], hit.Score));

    private RAMDirectory Write(Dictionary<string, HashSet<string>> terms, SpellingBook.Builder spellings)
    {
        var directory = new RAMDirectory();
        // The analyser is never asked: every field brings its own keys. One thread and one merge give every node the same index.
        var config = new IndexWriterConfig(Version, new KeywordAnalyzer())
        {
            Similarity = new FieldSimilarity(),
            MergeScheduler = new SerialMergeScheduler(),
            MergePolicy = NoMergePolicy.COMPOUND_FILES,
            RAMBufferSizeMB = 256,
        };
        using var writer = new IndexWriter(directory, config);
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
        type.Freeze();
        foreach (var document in _documents)
        {
            var entry = new Document();
            foreach (var (field, texts) in Texts(document))
            {
                var keys = texts.SelectMany(text => Keys(document.Key, text, terms, spellings)).ToList();
                entry.Add(new Field(field.Name, new KeyStream(keys), type));
            }

            entry.Add(new StringField(SearchField.Key, document.Key, Field.Store.NO));
            writer.AddDocument(entry);
        }

        writer.Commit();
        return directory;
    }

    private float Rarity(int holders) => MathF.Log(1 + (_documents.Length - holders + 0.5f) / (holders + 0.5f));

    internal static string GroupTerm(string group) => "#" + group;

    private static IEnumerable<(SearchField Field, IEnumerable<string> Texts)> Texts(SearchDocument document) =>
    [
        (SearchField.Title, [document.Title]),
        (SearchField.Summary, [document.Summary]),
        (SearchField.Headings, document.Sections.Select(section => section.Heading)),
        (SearchField.Keywords, document.Keywords),
        (SearchField.Body, document.Sections.Select(section => section.PlainText)),
    ];

    private IEnumerable<(string Key, bool First)> Keys(
        string document, string text, Dictionary<string, HashSet<string>> terms, SpellingBook.Builder spellings)
    {
        var row = WordReader.Read(text).Select(word => Words.Keys(word.Text)).ToList();
        var groups = Groups.Match(row).Where(match => match.Sure).ToLookup(match => match.Start, match => match.Group);
        for (var position = 0; position < row.Count; position++)
        {
            spellings.Add(row[position].Exact);
            var first = true;
            foreach (var term in row[position].Terms().Concat(groups[position].Distinct().Select(GroupTerm)).Distinct())
            {
                if (!terms.TryGetValue(term, out var holders))
                    terms[term] = holders = new HashSet<string>(StringComparer.Ordinal);

                holders.Add(document);
                yield return (term, first);
                first = false;
            }
        }
    }
}
