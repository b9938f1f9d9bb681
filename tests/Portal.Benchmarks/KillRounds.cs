using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>
/// Kills the portal at a random moment under load, starts it again on the same database, and counts: every acknowledged message
/// is there once; every message that was not acknowledged can be sent again and is then there once; nothing else is there.
/// </summary>
internal static class KillRounds
{
    private const int Port = 5395;
    private const int InFlight = 16;
    private const int Sealed = 400;
    private const int Walked = 6;

    internal static async Task<int> RunAsync(string[] options)
    {
        var rounds = options is [var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var asked) ? asked : 20;
        var kind = options.Contains("postgres") ? "postgres" : "sqlite";
        var folder = Directory.CreateTempSubdirectory("portal-kill-").FullName;
        Published.Into(folder);
        var (store, team) = await BenchStore.CreateAsync(kind);
        using (store)
        using (team)
        {
            using var sealing = new BrowserSealing(team.Public);
            var tally = new Tally();
            List<Ready> left = [];
            for (var round = 1; round <= rounds; round++)
                left = await RoundAsync(Path.Combine(folder, "portal"), store, sealing, tally, left, round);
            await RoundAsync(Path.Combine(folder, "portal"), store, sealing, tally, left, 0);
            Console.WriteLine($"{kind}: {rounds} rounds, {tally.Acknowledged} acknowledged before a kill, {tally.Again} sent again after it, {tally.Stored} stored; lost {tally.Lost}, doubled {tally.Doubled}, refused {tally.Refused}; {tally.Taken} with the first digits of another code");
            Directory.Delete(folder, recursive: true);
            return tally is { Lost: 0, Doubled: 0, Refused: 0 } ? 0 : 1;
        }
    }

    /// <summary>Sends again what the last kill left open, then new messages until the next kill; round 0 is without them and without a kill.</summary>
    private static async Task<List<Ready>> RoundAsync(
        string published, BenchStore store, BrowserSealing sealing, Tally tally, List<Ready> left, int round)
    {
        var settings = store.Settings;
        settings["Abuse:Challenge"] = "None";
        List<Ready> ready = [];
        var again = new ConcurrentDictionary<Ready, string>();
        var acknowledged = new ConcurrentDictionary<Ready, string>();
        var taken = new ConcurrentBag<Ready>();
        using (var portal = Server.Portal(published, Port, store.Connection, settings))
        {
            await portal.ReadyAsync("/health/ready");
            using var client = Senders.Client(portal);
            await SendAllAsync(client, left, again, taken);
            tally.Refused += left.Count - again.Count - taken.Count;
            tally.Taken += taken.Count;
            taken.Clear();
            tally.Again += again.Count;
            tally.Expected += again.Count;
            await CountAsync(store, tally, again);
            if (round == 0)
                return [];

            for (var number = 0; number < Sealed; number++)
                ready.Add(await Senders.SealedAsync(client, sealing));
            for (var number = 0; number < Walked; number++)
                ready.Insert(Random.Shared.Next(ready.Count), await Senders.WalkedAsync(client));
            var sending = SendAllAsync(client, ready, acknowledged, taken);
            // Somewhere within the load, however fast this machine is just now.
            var enough = Random.Shared.Next(1, ready.Count * 3 / 4);
            while (acknowledged.Count < enough && !sending.IsCompleted)
                await Task.Delay(Random.Shared.Next(1, 20));
            portal.Dispose();
            await sending;
        }

        // As the disk was at the kill, before the portal looks at it again.
        tally.Lost += await MissingAsync(store, acknowledged);
        tally.Acknowledged += acknowledged.Count;
        tally.Expected += acknowledged.Count;
        tally.Taken += taken.Count;
        var open = ready.Where(each => !acknowledged.ContainsKey(each)).Except(taken).ToList();
        Console.WriteLine($"round {round}: killed after {acknowledged.Count} of {ready.Count} were acknowledged; {again.Count} of the last round sent again; {tally.Stored} stored before");
        return open;
    }

    /// <summary>After what was open is sent again there is one of everything for each message, and nothing besides.</summary>
    private static async Task CountAsync(BenchStore store, Tally tally, ConcurrentDictionary<Ready, string> again)
    {
        tally.Lost += await MissingAsync(store, again);
        await using var db = store.Open();
        tally.Stored = await db.Concerns.CountAsync();
        tally.Doubled += Math.Abs(tally.Stored - tally.Expected)
            + Math.Abs(tally.Stored - await db.Receipts.CountAsync()) + Math.Abs(tally.Stored - await db.Notices.CountAsync())
            + Math.Abs(tally.Stored - await db.ConcernWraps.CountAsync()) + Math.Abs(tally.Stored - await db.ConcernEvents.CountAsync());
    }

    private static Task SendAllAsync(
        HttpClient client, List<Ready> ready, ConcurrentDictionary<Ready, string> acknowledged, ConcurrentBag<Ready> taken) =>
        Parallel.ForEachAsync(ready, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (each, stop) =>
        {
            try
            {
                using var request = each.Request();
                using var answer = await client.SendAsync(request, stop);
                var text = await answer.Content.ReadAsStringAsync(stop);
                if (answer.IsSuccessStatusCode && Receipt(each, text) is { } locator)
                    acknowledged[each] = locator;
                else if (answer.StatusCode == HttpStatusCode.Conflict && (each.Journey == Guid.Empty || text.Contains("code-taken", StringComparison.Ordinal)))
                    taken.Add(each);
            }
            catch (HttpRequestException)
            {
                // Killed: this one was not acknowledged.
            }
        });

    /// <summary>The first five digits of the receipt that was promised.</summary>
    private static string? Receipt(Ready ready, string answer) => ready.Journey == Guid.Empty
        ? Senders.Code(answer)?.Replace(" ", "", StringComparison.Ordinal)[..5]
        : (string?)JsonNode.Parse(Encoding.UTF8.GetString(ready.Body))!["receipt"]!["locator"];

    private static async Task<int> MissingAsync(BenchStore store, ConcurrentDictionary<Ready, string> acknowledged)
    {
        await using var db = store.Open();
        var receipts = (await db.Receipts.Join(db.Concerns, receipt => receipt.ConcernId, concern => concern.Id, (receipt, _) => receipt.Locator).ToListAsync()).ToHashSet();
        return acknowledged.Values.Count(locator => !receipts.Contains(locator));
    }

    private sealed class Tally
    {
        internal int Acknowledged { get; set; }
        internal int Again { get; set; }
        internal int Expected { get; set; }
        internal int Stored { get; set; }
        internal int Lost { get; set; }
        internal int Doubled { get; set; }
        internal int Refused { get; set; }

        /// <summary>Another message has the first digits of its code: nothing of it may be stored. A browser would take another code.</summary>
        internal int Taken { get; set; }
    }
}
