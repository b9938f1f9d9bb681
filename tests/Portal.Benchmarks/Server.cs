using System.Diagnostics;
using System.Globalization;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>A process that serves, with its processor time and memory as the kernel counts them (Linux).</summary>
internal sealed class Server : IDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process _process;
    private bool _isGone;

    private Server(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Starts the portal as published, on a database of its own.</summary>
    internal static Server Portal(string published, int port) =>
        Portal(published, port, $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("portal-bench-").FullName, "portal.db")}", new Dictionary<string, string>());

    /// <summary>Starts it on a given database and with settings of the measurement.</summary>
    internal static Server Portal(string published, int port, string connection, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "Portal.dll"), $"--urls=http://127.0.0.1:{port}"])
        {
            WorkingDirectory = published,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Content__Path"] = Tree.Content;
        start.Environment["ConnectionStrings__Portal"] = connection;
        start.Environment["Development__Sample"] = "false";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new Server(Quiet(start), new Uri($"http://127.0.0.1:{port}"));
    }

    internal static Server Nginx(string configuration, int port) =>
        new(Quiet(new ProcessStartInfo("nginx", ["-c", configuration, "-g", "daemon off;"])), new Uri($"http://127.0.0.1:{port}"));

    /// <summary>Processor seconds used so far by the process and its children.</summary>
    internal double ProcessorSeconds() => Family().Sum(id =>
    {
        var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    });

    internal double ResidentMegabytes() => Family().Sum(id => File.ReadLines($"/proc/{id}/status")
        .Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024));

    internal async Task ReadyAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(path);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"{Address} did not answer.");
    }

    /// <summary>SIGKILL: nothing of the process runs after this.</summary>
    public void Dispose()
    {
        if (_isGone)
            return;

        _isGone = true;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private IEnumerable<int> Family() => Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .Select(name => int.TryParse(name, out var id) ? id : 0).Where(id => id > 0 && (id == _process.Id || Parent(id) == _process.Id));

    private static int Parent(int id)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static Process Quiet(ProcessStartInfo start)
    {
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        if (start.RedirectStandardOutput)
            process.BeginOutputReadLine();
        return process;
    }
}
