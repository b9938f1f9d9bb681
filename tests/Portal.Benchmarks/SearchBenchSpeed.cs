using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using Portal.Features.Content;
using Portal.Features.Search.Indexing;
using Portal.Tests.Features.Search;
using Shipped = Portal.Tests.Features.Search.Published;

namespace Portal.Benchmarks;

/// <summary>How long building and asking takes, and what it holds in memory, on the shipped pages and on many.</summary>
internal static class SearchBenchSpeed
{
    private const int Port = 5394;
    private const int Builds = 3;
    private const double Million = 1_000_000;

    internal static void Run()
    {
        Measure(Shipped.Snapshot, "shipped");
        Measure(Grown(200), "200 pages");
        Measure(Grown(5000), "5,000 pages");
    }

    /// <summary>The search page of the published portal, one reader after another.</summary>
    internal static async Task RunOverHttpAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-search-").FullName;
        Published.Into(folder);
        using var portal = Server.Portal(Path.Combine(folder, "portal"), Port);
        await portal.ReadyAsync("/fi/search?q=apua");
        using var client = new HttpClient { BaseAddress = portal.Address };
        var addresses = Questions().Select(each => $"/{each.Language.Code}/search?q={Uri.EscapeDataString(each.Query)}").ToList();
        foreach (var address in addresses)
            await client.GetByteArrayAsync(address);

        var times = new List<double>();
        foreach (var address in addresses.Concat(addresses))
        {
            var start = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(address);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine($"over HTTP, shipped pages: {Percentiles(times)}");
    }

    internal static List<Judgement> Questions() => [.. Judgement.ReadAll("judged.tsv"), .. Judgement.ReadAll("judged-fifth.tsv")];

    internal static string Percentiles(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture,
            $"p50 {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms, worst {times[^1]:F1} ms of {times.Count}");
    }

    /// <summary>The shipped pages again and again under other ids: the words of real pages, many times over.</summary>
    internal static PublishedSnapshot Grown(int pages)
    {
        var shipped = Shipped.Snapshot.Pages.Values.OrderBy(page => page.Id.Value, StringComparer.Ordinal).ToList();
        var grown = Enumerable.Range(0, pages).Select(number =>
        {
            var page = shipped[number % shipped.Count];
            return number < shipped.Count ? page : page with { Definition = page.Definition with { Id = Id(number) } };
        });
        var model = Shipped.Snapshot;
        return new PublishedSnapshot
        {
            Version = $"{pages}",
            Pages = grown.ToFrozenDictionary(page => page.Id),
            Directory = model.Directory,
            Roles = model.Roles,
            Sources = model.Sources,
            Exits = model.Exits,
            Files = model.Files,
            Problems = [],
        };
    }

    private static void Measure(PublishedSnapshot snapshot, string what)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (clock, processor) = (new List<double>(), new List<double>());
        SearchIndex index = null!;
        for (var round = 0; round < Builds; round++)
        {
            // Processor time beside the clock: a machine that does other things as well says little by the clock.
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            index = SearchIndex.Build(snapshot, Shipped.Dictionary.Voikko);
            clock.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / Million;
        var search = Shipped.Over(index);
        var questions = Questions();
        foreach (var question in questions)
            search.Search(question.Query, question.Language);

        var times = questions.Concat(questions).Concat(questions).Select(question =>
        {
            var start = Stopwatch.GetTimestamp();
            search.Search(question.Query, question.Language);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).ToList();
        var rate = snapshot.Pages.Count * 5 / (clock.Min() / 1000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: built in {clock[0]:F0}, {clock[1]:F0}, {clock[2]:F0} ms ({processor[0]:F0}, {processor[1]:F0}, {processor[2]:F0} ms of processor), {rate:N0} pages × language/s, {held:F0} MB held"));
        Console.WriteLine($"{what}: in process {Percentiles(times)}");
    }

    private static PageId Id(int number) =>
        PageId.TryParse(string.Create(CultureInfo.InvariantCulture, $"grown/page-{number}"), out var id) ? id : PageId.Home;
}
