using System.Globalization;
using Portal.Features.Content;
using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>What the pages, the places, the dictionary and the search index hold, one after another in one process.</summary>
internal static class SearchBenchMemory
{
    private const double Million = 1_000_000;
    private static double _managed;
    private static double _resident;

    internal static void Run()
    {
        Step("runtime");
        var snapshot = SnapshotBuilder.Build(ContentFolder.Read(Tree.Content));
        Step("pages and directory");
        snapshot.Directory.Places.Find("Turku", Language.Finnish);
        Step("places");
        using var dictionary = new FinnishDictionary();
        dictionary.Voikko?.Analyse("huoli");
        Step("Finnish dictionary");
        var index = SearchIndex.Build(snapshot, dictionary.Voikko);
        Step("search index");
        GC.KeepAlive(index);
        GC.KeepAlive(snapshot);
    }

    private static void Step(string what)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var managed = GC.GetTotalMemory(forceFullCollection: true) / Million;
        var resident = Environment.WorkingSet / Million;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-20} +{managed - _managed:F1} MB managed, +{resident - _resident:F1} MB resident ({resident:F0} in all)"));
        (_managed, _resident) = (managed, resident);
    }
}
