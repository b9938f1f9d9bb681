using System.Collections.Frozen;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Portal.Features.Search.Analysis;
using Portal.Features.Search.Meaning;
using Portal.Features.Search.Suggesting;
using Portal.Localization;

namespace Portal.Features.Search.Indexing;

/// <summary>Everything to be found in one language: an index in memory that never changes once it is built.</summary>
internal sealed class LanguageIndex
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private readonly Dictionary<string, SearchDocument> _byKey;
    private readonly TermBook _terms;
    private readonly SearchDocument[] _documents;
    private readonly IndexSearcher _searcher;

    private LanguageIndex(Language language, LanguageWords words, SearchWords editors, GroupMatcher groups, IReadOnlyList<(string, string)> asked, IReadOnlyList<SearchDocument> documents)
    {
        Language = language;
        Words = words;
        Groups = groups;
        _documents = [.. documents];
        _byKey = documents.ToDictionary(document => document.Key, StringComparer.Ordinal);

        var terms = new TermBook.Builder();
        var spellings = new SpellingBook.Builder();
        foreach (var word in editors.Groups.Values.SelectMany(list => list).SelectMany(WordReader.Read))
            spellings.Add(words.Keys(word.Text).Exact);

        _searcher = new IndexSearcher(DirectoryReader.Open(Write(terms, spellings))) { Similarity = new FieldSimilarity() };
        _terms = terms.Build(_documents.Length);
        Spellings = spellings.Build();
        Suggestions = new SuggestionBook(words, documents);
        Asked = AskedBefore.Of(asked, words, groups);
        words.StopLearning(documents.SelectMany(document => document.Sections.Select(section => section.Heading).Append(document.Title).Append(document.Summary)));
        groups.StopLearning();
    }

    internal Language Language { get; }
    internal LanguageWords Words { get; }
    internal GroupMatcher Groups { get; }
    internal FrozenSet<string> Ignored => Groups.Ignored;
    internal AskedBefore Asked { get; }
    internal SpellingBook Spellings { get; }
    internal SuggestionBook Suggestions { get; }

    internal static LanguageIndex Build(
        Language language, SearchWords editors, IReadOnlyList<(string Page, string Text)> asked, Voikko? voikko, IReadOnlyList<SearchDocument> documents)
    {
        var words = LanguageWords.For(language, editors, voikko);
        return new LanguageIndex(language, words, editors, new GroupMatcher(editors, words), asked, documents);
    }

    /// <summary>True when some document holds this term.</summary>
    internal bool Holds(string term) => _terms.Holds(term);

    /// <summary>The fields that hold a term, and how much it tells documents apart.</summary>
    internal IEnumerable<(SearchField Field, float Rarity)> FieldsOf(string term) => _terms.FieldsOf(term);

    internal SearchDocument? Find(string key) => _byKey.GetValueOrDefault(key);

    internal IEnumerable<(SearchDocument Document, float Score)> Search(Query query, int most) =>
        _searcher.Search(query, most).ScoreDocs.Select(hit => (_documents[hit.Doc], hit.Score));

    private RAMDirectory Write(TermBook.Builder terms, SpellingBook.Builder spellings)
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
        for (var number = 0; number < _documents.Length; number++)
        {
            var entry = new Document();
            for (var field = 0; field < SearchField.All.Count; field++)
            {
                var keys = new List<(string, bool)>();
                foreach (var text in SearchField.All[field].Texts(_documents[number]))
                    Read(text, number, field, keys, terms, spellings);

                entry.Add(new Field(SearchField.All[field].Name, new KeyStream(keys), type));
            }

            entry.Add(new StringField(SearchField.Key, _documents[number].Key, Field.Store.NO));
            writer.AddDocument(entry);
        }

        writer.Commit();
        return directory;
    }

    internal static string GroupTerm(string group) => "#" + group;

    private void Read(string text, int document, int field, List<(string Key, bool First)> keys, TermBook.Builder terms, SpellingBook.Builder spellings)
    {
        var row = WordReader.Read(text).Select(word => Words.Keys(word.Text)).ToList();
        for (var position = 0; position < row.Count; position++)
        {
            spellings.Add(row[position].Exact);
            var start = keys.Count;
            foreach (var term in row[position].Terms.Concat(Groups.SureAt(row, position).Select(GroupTerm)))
            {
                terms.Add(term, document, field);
                keys.Add((term, keys.Count == start));
            }
        }
    }
}
