using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks;

/// <summary>Requests a second and processor time a request, portal and nginx in turn on the same machine with the same bytes.</summary>
internal static partial class ReadingLoad
{
    private const string Page = "/fi/after";
    private const int Rounds = 5;
    private const int Seconds = 6;

    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-reading-").FullName;
        Published.Into(folder);
        using var portal = Server.Portal(Path.Combine(folder, "portal"), 5391);
        await portal.ReadyAsync(Page);
        // The page is packed small in the background; the bytes compared are the final ones.
        await Task.Delay(3000);
        using var nginx = Server.Nginx(await ConfigurationAsync(portal, folder, 5392), 5392);
        await nginx.ReadyAsync(Page);
        Load(portal, 2);
        Load(nginx, 2);

        List<double> rates = [], costs = [];
        for (var round = 0; round < Rounds; round++)
        {
            var ours = Load(portal, Seconds);
            var theirs = Load(nginx, Seconds);
            rates.Add(ours.Rate / theirs.Rate);
            costs.Add(ours.Cost / theirs.Cost);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round + 1}: portal {ours.Rate:N0}/s {ours.Cost:N1} µs   nginx {theirs.Rate:N0}/s {theirs.Cost:N1} µs"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"portal ÷ nginx, median of {Rounds}: requests a second {Median(rates):N2}, processor time a request {Median(costs):N2}"));
        return 0;
    }

    private static (double Rate, double Cost) Load(Server server, int seconds)
    {
        var before = server.ProcessorSeconds();
        using var wrk = Process.Start(new ProcessStartInfo("wrk",
            ["-t1", "-c32", $"-d{seconds}s", "-H", "Accept-Encoding: gzip, deflate, br", new Uri(server.Address, Page).ToString()])
        { RedirectStandardOutput = true })!;
        var report = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (report.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException("Answers other than 200 were counted.");

        var requests = double.Parse(Requests().Match(report).Groups[1].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(Rate().Match(report).Groups[1].Value, CultureInfo.InvariantCulture);
        return (rate, (server.ProcessorSeconds() - before) / requests * 1_000_000);
    }

    /// <summary>nginx with the same bytes from memory-cached files and the same headers, two workers, no log.</summary>
    private static async Task<string> ConfigurationAsync(Server portal, string folder, int port)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var answer = await client.GetAsync(Page);
        var body = Path.Combine(folder, "page.br");
        await File.WriteAllBytesAsync(body, await answer.Content.ReadAsByteArrayAsync());
        var headers = answer.Headers.Where(header => header.Key is not ("Date" or "ETag" or "Transfer-Encoding"))
            .Select(header => $"add_header {header.Key} \"{string.Join(", ", header.Value)}\";");
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            worker_processes 2;
            pid {{folder}}/nginx.pid;
            error_log stderr crit;
            events { worker_connections 512; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
              client_body_temp_path {{folder}}; proxy_temp_path {{folder}}; fastcgi_temp_path {{folder}}; uwsgi_temp_path {{folder}}; scgi_temp_path {{folder}};
              server {
                listen 127.0.0.1:{{port}};
                location = {{Page}} { alias {{body}}; default_type "text/html; charset=utf-8"; add_header Content-Encoding br; {{string.Join(' ', headers)}} }
              }
            }
            """);
        // nginx drops its rights when started as root; its workers must still reach the file.
        foreach (var path in new[] { folder, body })
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        return file;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
