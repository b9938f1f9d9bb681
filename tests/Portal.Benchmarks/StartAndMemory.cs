using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks;

/// <summary>How long from the command to the first page on an existing database, and how much memory reading everything takes.</summary>
internal static class StartAndMemory
{
    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-start-").FullName;
        Published.Into(folder);
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            using var portal = Server.Portal(Path.Combine(folder, "portal"), 5393);
            await portal.ReadyAsync("/fi/");
            var first = watch.Elapsed;
            var pages = await ReadEverythingAsync(portal);
            await Task.Delay(2000);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"first page after {first.TotalSeconds:N2} s (new database, content imported); {portal.ResidentMegabytes():N0} MB resident after {pages} pages"));
        }

        return 0;
    }

    private static async Task<int> ReadEverythingAsync(Server portal)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var map = System.Xml.Linq.XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        var pages = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToList();
        foreach (var page in pages)
        {
            using var answer = await client.GetAsync(page);
            answer.EnsureSuccessStatusCode();
        }

        return pages.Count;
    }
}
