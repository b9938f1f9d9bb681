using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Features.Concerns.Abuse;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>
/// A flood of junk from distinct addresses, as a trusted proxy reports them, with the price on. Meanwhile one visitor sends with
/// JavaScript and one without; the second took a minute to write, and presses again when the page says so.
/// </summary>
internal static class Flood
{
    private const int Port = 5396;
    private const int Clients = 48;
    private const int WritingSeconds = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal static async Task<int> RunAsync(string[] options)
    {
        var posts = options is [var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var asked) ? asked : 10_000;
        var folder = Directory.CreateTempSubdirectory("portal-flood-").FullName;
        Published.Into(folder);
        var (store, team) = await BenchStore.CreateAsync("sqlite");
        using (store)
        using (team)
        {
            var settings = store.Settings;
            settings["Portal:TrustedProxies:0"] = "127.0.0.1";
            using var portal = Server.Portal(Path.Combine(folder, "portal"), Port, store.Connection, settings);
            await portal.ReadyAsync("/health/ready");
            using var client = Senders.Client(portal);
            using var sealing = new BrowserSealing(team.Public);
            var written = await Senders.WalkedAsync(client, "2001:db8:ffff:1::1");
            Console.WriteLine($"a visitor writes for {WritingSeconds} s");
            await Task.Delay(TimeSpan.FromSeconds(WritingSeconds));

            var statuses = new ConcurrentDictionary<int, int>();
            var junk = await JunkAsync(client, sealing, posts);
            var watch = Stopwatch.StartNew();
            var flood = Parallel.ForAsync(0, posts, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (index, stop) =>
            {
                using var request = junk[index % junk.Count].Request();
                request.Headers.Add("X-Forwarded-For", Address(index));
                using var answer = await client.SendAsync(request, stop);
                statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
            });
            await Task.Delay(TimeSpan.FromSeconds(2));
            var honest = await Task.WhenAll(BrowserAsync(client, sealing), PostedAsync(client, written));
            await flood;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{posts} junk posts in {watch.Elapsed.TotalSeconds:N1} s: {string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}"))}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"honest visitor: with JavaScript {honest[0].TotalSeconds:N1} s, without {honest[1].TotalSeconds:N1} s; {portal.ResidentMegabytes():N0} MB; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            await using var db = store.Open();
            Console.WriteLine($"{db.Concerns.Count()} stored");
            Directory.Delete(folder, recursive: true);
            return statuses.Keys.Any(status => status is >= 500 and not 503) || honest.Any(time => time > TimeSpan.FromMinutes(1)) ? 1 : 0;
        }
    }

    /// <summary>Four kinds in turn: unpaid envelopes, forged prices, states that are none, and forms that a machine walked through.</summary>
    private static async Task<List<Ready>> JunkAsync(HttpClient client, BrowserSealing sealing, int posts)
    {
        List<Ready> junk = [];
        var forms = Math.Min(600, posts / 4);
        for (var number = 0; number < forms; number++)
        {
            junk.Add(await Senders.SealedAsync(client, sealing));
            junk.Add(await Senders.SealedAsync(client, sealing) with { Body = Encoding.ASCII.GetBytes("{\"journey\":\"") });
            junk.Add(new Ready(Guid.Empty, "/fi/share", "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes("do=send&state=junk&words=junk")));
            junk.Add(await Senders.WalkedAsync(client, Address(number)));
        }

        return junk;
    }

    private static async Task<TimeSpan> BrowserAsync(HttpClient client, BrowserSealing sealing)
    {
        var watch = Stopwatch.StartNew();
        var post = await sealing.SealAsync(client);
        var asked = (await client.GetFromJsonAsync<Price>("/api/concerns/price"))!;
        while (watch.Elapsed < Patience)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/concerns") { Content = JsonContent.Create(post) };
            request.Headers.Add("X-Forwarded-For", "2001:db8:ffff:2::1");
            request.Headers.TryAddWithoutValidation(PriceGate.Header, Work.Solve(asked, (string)post["journey"]!));
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.OK)
                return watch.Elapsed;
            if (answer.StatusCode != HttpStatusCode.PreconditionRequired)
                continue;

            var price = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["price"]!;
            asked = new Price((string)price["challenge"]!, (int)price["difficulty"]!);
        }

        return watch.Elapsed;
    }

    private static async Task<TimeSpan> PostedAsync(HttpClient client, Ready send)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            using var request = send.Request();
            request.Headers.Add("X-Forwarded-For", "2001:db8:ffff:1::1");
            using var answer = await client.SendAsync(request);
            var page = await answer.Content.ReadAsStringAsync();
            if (Senders.Code(page) is not null && answer.StatusCode == HttpStatusCode.OK)
                return watch.Elapsed;

            send = Senders.Send(page);
            await Task.Delay(answer.StatusCode == HttpStatusCode.TooManyRequests ? 5_000 : 2_000);
        }

        return watch.Elapsed;
    }

    private static string Address(int number) => $"2001:db8:{number / 65_536:x}:{number % 65_536:x}::1";
}
