using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>
/// Two nodes on one PostgreSQL, each message posted to both in the same moment, as a visitor's second press behind a balancer
/// may be: both must say that it is there, and it must be there once, with one receipt, one wrap and one notice.
/// </summary>
internal static class TwoNodes
{
    private const int FirstPort = 5397;
    private const int Messages = 2_000;
    private const int InFlight = 16;

    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-nodes-").FullName;
        Published.Into(folder);
        var (store, team) = await BenchStore.CreateAsync("postgres");
        using (store)
        using (team)
        {
            var settings = store.Settings;
            settings["Abuse:Challenge"] = "None";
            using var first = Server.Portal(Path.Combine(folder, "portal"), FirstPort, store.Connection, settings);
            await first.ReadyAsync("/health/ready");
            using var second = Server.Portal(Path.Combine(folder, "portal"), FirstPort + 1, store.Connection, settings);
            await second.ReadyAsync("/health/ready");
            using var one = Senders.Client(first);
            using var other = Senders.Client(second);
            using var sealing = new BrowserSealing(team.Public);
            var ready = new ConcurrentBag<Ready>();
            await Parallel.ForAsync(0, Messages, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) => ready.Add(await Senders.SealedAsync(one, sealing)));

            var (stored, differing, taken, faults) = (0, 0, 0, 0);
            await Parallel.ForEachAsync(ready, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (message, _) =>
            {
                var answers = await Task.WhenAll(PostAsync(one, message), PostAsync(other, message));
                if (answers.All(status => status == HttpStatusCode.OK))
                    Interlocked.Increment(ref stored);
                else if (answers.All(status => status == HttpStatusCode.Conflict))
                    Interlocked.Increment(ref taken);
                else
                    Interlocked.Increment(ref differing);
                if (answers.Any(status => (int)status >= 500))
                    Interlocked.Increment(ref faults);
            });
            await using var db = store.Open();
            int[] rows = [await db.Concerns.CountAsync(), await db.Receipts.CountAsync(), await db.ConcernWraps.CountAsync(), await db.Notices.CountAsync()];
            Console.WriteLine(
                $"{Messages} messages to two nodes at once: {stored} accepted by both, {taken} refused by both for a taken code, {differing} answered differently, {faults} × 5xx; rows {string.Join(", ", rows)}");
            Directory.Delete(folder, recursive: true);
            return differing == 0 && faults == 0 && rows.All(count => count == stored) ? 0 : 1;
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, Ready message)
    {
        using var request = message.Request();
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
