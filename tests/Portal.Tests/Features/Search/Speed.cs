using System.Collections.Frozen;
using System.Globalization;
using Portal.Features.Content;
using Portal.Features.Search.Indexing;

namespace Portal.Tests.Features.Search;

/// <summary>How long building and asking takes. Asked for by name; nothing fails here, the figures are for a release build.</summary>
public sealed class Speed(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Of_the_shipped_content() => Measure(Published.Snapshot, "shipped");

    [Theory(Explicit = true)]
    [InlineData(200)]
    [InlineData(5000)]
    public void Of_many_pages(int pages) => Measure(Grown(pages), $"{pages} pages");

    private void Measure(PublishedSnapshot snapshot, string what)
    {
        var clock = TimeProvider.System;
        var builds = new List<double>();
        SearchIndex index = null!;
        for (var round = 0; round < 3; round++)
        {
            // Processor time of both cores: a machine that does other things as well says nothing by the clock.
            var start = Environment.CpuUsage.TotalTime;
            index = SearchIndex.Build(snapshot, Published.Dictionary.Voikko);
            builds.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }

        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var search = Published.Over(index);
        var queries = Judgement.ReadAll("judged.tsv").Concat(Judgement.ReadAll("judged-second.tsv")).ToList();
        foreach (var query in queries)
            search.Search(query.Query, query.Language);

        var times = queries.Concat(queries).Concat(queries).Select(query =>
        {
            var start = clock.GetTimestamp();
            search.Search(query.Query, query.Language);
            return clock.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: built in {builds[0]:F0} ms of processor time, again in {builds[1]:F0} and {builds[2]:F0} ms; {memory / 1_000_000} MB; p50 {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms, worst {times[^1]:F1} ms"));
    }

    /// <summary>The shipped pages again and again under other ids: the words of real pages, many times over.</summary>
    private static PublishedSnapshot Grown(int pages)
    {
        var shipped = Published.Snapshot.Pages.Values.OrderBy(page => page.Id.Value, StringComparer.Ordinal).ToList();
        var grown = Enumerable.Range(0, pages).Select(number =>
        {
            var page = shipped[number % shipped.Count];
            return number < shipped.Count ? page : page with { Definition = page.Definition with { Id = Id(number) } };
        });
        var model = Published.Snapshot;
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

    private static PageId Id(int number) =>
        PageId.TryParse(string.Create(CultureInfo.InvariantCulture, $"grown/page-{number}"), out var id) ? id : PageId.Home;
}
