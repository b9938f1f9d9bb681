using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>
/// Accepted a second over real HTTP, each on disk before it is acknowledged. The sender runs on the same machine and takes its
/// share of it; the price (D8) is off, because the sender would pay it with the same processors.
/// </summary>
internal static class IntakeLoad
{
    private const int Portal = 5394;
    private const int NoReceipt = 0;
    private static readonly int[] InFlight = [1, 8, 16, 64];

    internal static async Task<int> RunAsync(string[] stores)
    {
        var folder = Directory.CreateTempSubdirectory("portal-intake-").FullName;
        Published.Into(folder);
        foreach (var kind in stores.Length == 0 ? ["sqlite", "postgres"] : stores)
            await MeasureAsync(Path.Combine(folder, "portal"), kind);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(string published, string kind)
    {
        var (store, team) = await BenchStore.CreateAsync(kind);
        using (store)
        using (team)
        {
            var settings = store.Settings;
            settings["Abuse:Challenge"] = "None";
            using var portal = Server.Portal(published, Portal, store.Connection, settings);
            await portal.ReadyAsync("/health/ready");
            using var client = Senders.Client(portal);
            using var sealing = new BrowserSealing(team.Public);
            // The first ones compile what the others run.
            var accepted = (await RunAsync(client, await ManyAsync(300, () => Senders.SealedAsync(client, sealing)), 8)).Accepted;
            foreach (var inFlight in InFlight)
            {
                var ready = await ManyAsync(inFlight == 1 ? 600 : 3000, () => Senders.SealedAsync(client, sealing));
                accepted += Report(kind, "browser-sealed", inFlight, await RunAsync(client, ready, inFlight), portal);
            }

            foreach (var inFlight in InFlight)
            {
                var ready = await ManyAsync(inFlight == 1 ? 30 : inFlight * 6, () => Senders.WalkedAsync(client));
                accepted += Report(kind, "server-sealed, Send", inFlight, await RunAsync(client, ready, inFlight), portal);
            }

            accepted += Report(kind, "server-sealed, all eight pages", 16, await WholeAsync(client, 160, 16), portal);
            await using var db = store.Open();
            Console.WriteLine($"{kind}: {accepted} accepted; {db.Concerns.Count()} concerns, {db.Receipts.Count()} receipts, {db.Notices.Count()} notices stored");
        }
    }

    private static async Task<List<Ready>> ManyAsync(int count, Func<Task<Ready>> make)
    {
        var made = new ConcurrentBag<Ready>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) => made.Add(await make()));
        return [.. made];
    }

    private static Task<Measured> RunAsync(HttpClient client, List<Ready> ready, int inFlight) => TimeAsync(ready.Count, inFlight, async index =>
    {
        using var request = ready[index].Request();
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return Outcome(answer, ready[index].Journey != Guid.Empty || Senders.Code(text) is not null);
    });

    private static Task<Measured> WholeAsync(HttpClient client, int count, int inFlight) => TimeAsync(count, inFlight, async _ =>
    {
        var ready = await Senders.WalkedAsync(client);
        using var request = ready.Request();
        using var answer = await client.SendAsync(request);
        return Outcome(answer, Senders.Code(await answer.Content.ReadAsStringAsync()) is not null);
    });

    /// <summary>A page that is well but shows no receipt is not an accepted message.</summary>
    private static int Outcome(HttpResponseMessage answer, bool hasReceipt) =>
        answer.IsSuccessStatusCode && !hasReceipt ? NoReceipt : (int)answer.StatusCode;

    private static async Task<Measured> TimeAsync(int count, int inFlight, Func<int, Task<int>> act)
    {
        var times = new double[count];
        var statuses = new int[count];
        var whole = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (index, _) =>
        {
            var start = Stopwatch.GetTimestamp();
            statuses[index] = await act(index);
            times[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        var seconds = whole.Elapsed.TotalSeconds;
        Array.Sort(times);
        return new Measured(
            statuses.Count(status => status == 200) / seconds, times[count / 2], times[Math.Min(count - 1, count * 99 / 100)],
            statuses.Count(status => status >= 500), statuses.Count(status => status is not 200 and < 500), statuses.Count(status => status == 200));
    }

    private static int Report(string kind, string origin, int inFlight, Measured measured, Server portal)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind} {origin}, {inFlight} in flight: {measured.PerSecond:N1}/s, p50 {measured.Median:N0} ms, p99 {measured.Worst:N0} ms, {measured.Faults} × 5xx, {measured.Others} other; {portal.ResidentMegabytes():N0} MB; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        return measured.Accepted;
    }

    private sealed record Measured(double PerSecond, double Median, double Worst, int Faults, int Others, int Accepted);
}
