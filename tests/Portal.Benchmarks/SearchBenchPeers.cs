using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Data.Sqlite;
using Portal.Features.Search.Indexing;
using Portal.Localization;
using Portal.Tests.Features.Search;
using Shipped = Portal.Tests.Features.Search.Published;

namespace Portal.Benchmarks;

/// <summary>
/// The same pages and judgements with stock Lucene analysers (BM25 over the same fields and boosts) and with SQLite FTS5
/// (unicode61 without diacritics, bm25 with the same weights, every word optional).
/// </summary>
internal static class SearchBenchPeers
{
    private const int Shown = 3;
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private static readonly string[] Fields = ["title", "summary", "headings", "keywords", "body"];

    internal static void Run()
    {
        foreach (var language in Language.All)
        {
            var documents = SearchDocuments.Of(Shipped.Snapshot, language);
            var judgements = Judgements(language);
            Print("portal", language, judgements, judgement => judgement.Rank(Shipped.Search, Shipped.Snapshot));
            using var lucene = new Stock(language, documents);
            Print("stock Lucene", language, judgements, judgement => Rank(judgement, lucene.Search(judgement.Query)));
            using var sqlite = new Fts(documents);
            Print("SQLite FTS5", language, judgements, judgement => Rank(judgement, sqlite.Search(judgement.Query)));
        }
    }

    private static List<Judgement> Judgements(Language language) =>
    [
        .. System.IO.Directory.GetFiles(Portal.Tests.Support.Tree.File("tests", "Portal.Tests", "Features", "Search"), "judged*.tsv")
            .SelectMany(file => Judgement.ReadAll(Path.GetFileName(file)))
            .Where(judgement => judgement.Language == language && judgement.Expected(Shipped.Snapshot).Count > 0),
    ];

    private static int Rank(Judgement judgement, List<string> found) => 1 + found.FindIndex(judgement.Expected(Shipped.Snapshot).Contains);

    private static void Print(string engine, Language language, List<Judgement> judgements, Func<Judgement, int> rank)
    {
        foreach (var judgement in judgements)
            rank(judgement);

        var times = new List<double>();
        var ranks = judgements.Select(judgement =>
        {
            var start = Stopwatch.GetTimestamp();
            var found = rank(judgement);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return found;
        }).ToList();
        var success = ranks.Average(found => found is > 0 and <= Shown ? 1.0 : 0);
        var reciprocal = ranks.Average(found => found > 0 ? 1.0 / found : 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine,-13} {language.Code}  {ranks.Count,3} queries  success@3 {success,6:P1}  MRR {reciprocal:F3}  {SearchBenchSpeed.Percentiles(times)}"));
    }

    private static string Text(SearchDocument document, string field) => field switch
    {
        "title" => document.Title,
        "summary" => document.Summary,
        "headings" => string.Join('\n', document.Sections.Select(section => section.Heading)),
        "keywords" => string.Join('\n', document.Keywords),
        _ => string.Join('\n', document.Sections.Select(section => section.PlainText)),
    };

    private static float Boost(string field) => SearchField.All.First(each => each.Name == field).Boost;

    private sealed class Stock : IDisposable
    {
        private readonly Analyzer _analyzer;
        private readonly DirectoryReader _reader;
        private readonly IndexSearcher _searcher;
        private readonly MultiFieldQueryParser _parser;

        internal Stock(Language language, IReadOnlyList<SearchDocument> documents)
        {
            _analyzer = language.Code switch
            {
                "fi" => new FinnishAnalyzer(Version),
                "sv" => new SwedishAnalyzer(Version),
                "en" => new EnglishAnalyzer(Version),
                "ar" => new ArabicAnalyzer(Version),
                _ => new StandardAnalyzer(Version),
            };
            var directory = new RAMDirectory();
            using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, _analyzer)))
            {
                foreach (var document in documents)
                {
                    var entry = new Document { new StringField("id", document.Page.Value, Field.Store.YES) };
                    foreach (var field in Fields)
                        entry.Add(new TextField(field, Text(document, field), Field.Store.NO));

                    writer.AddDocument(entry);
                }
            }

            _reader = DirectoryReader.Open(directory);
            _searcher = new IndexSearcher(_reader) { Similarity = new Lucene.Net.Search.Similarities.BM25Similarity() };
            _parser = new MultiFieldQueryParser(Version, Fields, _analyzer, Fields.ToDictionary(field => field, Boost));
        }

        internal List<string> Search(string text)
        {
            var query = _parser.Parse(QueryParserBase.Escape(text));
            return [.. _searcher.Search(query, 10).ScoreDocs.Select(hit => _searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture)).Distinct()];
        }

        public void Dispose()
        {
            _reader.Dispose();
            _analyzer.Dispose();
        }
    }

    private sealed class Fts : IDisposable
    {
        private readonly SqliteConnection _connection = new("Data Source=:memory:");

        internal Fts(IReadOnlyList<SearchDocument> documents)
        {
            _connection.Open();
            using var create = _connection.CreateCommand();
            create.CommandText = "CREATE VIRTUAL TABLE pages USING fts5(id UNINDEXED, title, summary, headings, keywords, body, tokenize = \"unicode61 remove_diacritics 2\")";
            create.ExecuteNonQuery();
            foreach (var document in documents)
            {
                using var insert = _connection.CreateCommand();
                insert.CommandText = "INSERT INTO pages VALUES ($id, $title, $summary, $headings, $keywords, $body)";
                insert.Parameters.AddWithValue("$id", document.Page.Value);
                foreach (var field in Fields)
                    insert.Parameters.AddWithValue("$" + field, Text(document, field));

                insert.ExecuteNonQuery();
            }
        }

        internal List<string> Search(string text)
        {
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\"");
            using var ask = _connection.CreateCommand();
            ask.CommandText = "SELECT id FROM pages WHERE pages MATCH $words ORDER BY bm25(pages, 0, 3.0, 1.8, 1.5, 1.4, 0.8) LIMIT 10";
            ask.Parameters.AddWithValue("$words", string.Join(" OR ", words));
            using var rows = ask.ExecuteReader();
            var found = new List<string>();
            while (rows.Read())
                found.Add(rows.GetString(0));

            return [.. found.Distinct()];
        }

        public void Dispose() => _connection.Dispose();
    }
}
