using System.Globalization;
using System.Net;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>
/// A busy half hour: every second messages sealed in browsers, now and then one that walks the posted form, and readers who
/// search. Memory is told every minute, and compared between the sixth minute, when everything is warm, and the last.
/// </summary>
internal static class Soak
{
    private const int Port = 5396;
    private const int SealedASecond = 8;
    private const int SecondsAWalk = 2;
    private const int Warm = 6;
    private static readonly string[] Reading = ["/fi/", "/so/share", "/ar/worried/my-child", "/sv/contacts/turku", "/en/search?q=worried+about+my+son"];

    internal static async Task<int> RunAsync(string[] options)
    {
        var minutes = options is [var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var asked) ? asked : 30;
        var kind = options.Contains("postgres") ? "postgres" : "sqlite";
        var folder = Directory.CreateTempSubdirectory("portal-soak-").FullName;
        Published.Into(folder);
        var (store, team) = await BenchStore.CreateAsync(kind);
        using (store)
        using (team)
        {
            var settings = store.Settings;
            settings["Abuse:Challenge"] = "None";
            using var portal = Server.Portal(Path.Combine(folder, "portal"), Port, store.Connection, settings);
            await portal.ReadyAsync("/health/ready");
            using var client = Senders.Client(portal);
            using var sealing = new BrowserSealing(team.Public);
            var (accepted, taken, faults) = (0, 0, 0);
            List<double> memory = [];
            for (var minute = 1; minute <= minutes; minute++)
            {
                for (var second = 0; second < 60; second++)
                {
                    var rest = Task.Delay(TimeSpan.FromSeconds(1));
                    foreach (var path in Reading)
                        Count(await StatusAsync(client, new HttpRequestMessage(HttpMethod.Get, path)), isMessage: false);
                    for (var message = 0; message < SealedASecond; message++)
                        Count(await StatusAsync(client, (await Senders.SealedAsync(client, sealing)).Request()), isMessage: true);
                    if (second % SecondsAWalk == 0)
                        Count(await StatusAsync(client, (await Senders.WalkedAsync(client)).Request()), isMessage: true);
                    await rest;
                }

                memory.Add(portal.ResidentMegabytes());
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"minute {minute}: {memory[^1]:N0} MB, {accepted} accepted, {taken} with a taken code, {faults} × 5xx; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            }

            await using var db = store.Open();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind}: {accepted} accepted, {db.Concerns.Count()} stored; memory {memory[^1] / memory[Math.Min(Warm, memory.Count) - 1]:N2} × that of minute {Math.Min(Warm, memory.Count)}"));
            Directory.Delete(folder, recursive: true);
            return faults == 0 && accepted == db.Concerns.Count() ? 0 : 1;

            void Count(HttpStatusCode status, bool isMessage)
            {
                accepted += isMessage && status == HttpStatusCode.OK ? 1 : 0;
                taken += status == HttpStatusCode.Conflict ? 1 : 0;
                faults += (int)status >= 500 ? 1 : 0;
            }
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            return answer.StatusCode;
        }
    }
}
