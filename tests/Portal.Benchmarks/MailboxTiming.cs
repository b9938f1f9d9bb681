using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;
using Portal.Features.Concerns.Mailbox;
using Portal.Host;
using Portal.Localization;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Benchmarks;

/// <summary>
/// Whether the clock tells a wrong code from an unknown, an expired or a mistyped one: the four in turn, medians of each, on
/// the way without JavaScript and on the proofs of a browser. Medians must lie within ten milliseconds.
/// </summary>
internal static class MailboxTiming
{
    private const int Rounds = 60;
    private const int Others = 2_000;
    private const double Allowed = 10;

    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        await using var app = PortalHost.Build(
        [
            "--applicationName=Portal", "--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={folder}", $"--Content:Path={Tree.Content}",
            $"--ConnectionStrings:Portal=Data Source={Path.Combine(folder, "portal.db")}", "--Concerns:Open=true", "--Development:Sample=false",
            "--Mail:Way=Folder",
            "--Logging:LogLevel:Default=Warning",
        ]);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var (live, expired) = await FillAsync(app.Services);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var pace = app.Services.GetRequiredService<MailboxPace>();

        var typed = await MeasureAsync("a code, without JavaScript", kind => PostFormAsync(client, CodeOf(kind, live, expired)), pace);
        var proven = await MeasureAsync("a proof, from a browser", kind => PostProofAsync(client, CodeOf(kind, live, expired)), pace);
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return typed && proven ? 0 : 1;
    }

    private static string CodeOf(string kind, string live, string expired)
    {
        using var fresh = ReceiptCode.Generate();
        var digits = fresh.Format().Replace(" ", "", StringComparison.Ordinal);
        return kind switch
        {
            "expired" => expired,
            "mistyped" => live[..^1] + (live[^1] == '9' ? '0' : (char)(live[^1] + 1)),
            "wrong" => SameLocator(live),
            _ => digits,
        };
    }

    private static string SameLocator(string code)
    {
        while (true)
        {
            using var other = ReceiptCode.Generate();
            if (ReceiptCode.TryParse(code[..ReceiptCode.LocatorDigits] + other.Format().Replace(" ", "", StringComparison.Ordinal)[ReceiptCode.LocatorDigits..], out var made))
                return made.Format().Replace(" ", "", StringComparison.Ordinal);
        }
    }

    private static async Task<bool> MeasureAsync(string what, Func<string, Task> ask, MailboxPace pace)
    {
        string[] kinds = ["wrong", "unknown", "expired", "mistyped"];
        var times = kinds.ToDictionary(kind => kind, _ => new List<double>());
        for (var round = -3; round < Rounds; round++)
        {
            foreach (var kind in kinds)
            {
                var start = Stopwatch.GetTimestamp();
                await ask(kind);
                if (round >= 0)
                    times[kind].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                // Measured is the work behind the pace, so each try is given back.
                pace.GiveBack(System.Net.IPAddress.Loopback, TimeSpan.FromMinutes(1));
            }
        }

        var medians = times.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ElementAt(Rounds / 2));
        var spread = medians.Values.Max() - medians.Values.Min();
        Console.WriteLine($"{what}: " + string.Join(", ", medians.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:F2} ms")))
            + string.Create(CultureInfo.InvariantCulture, $"; medians lie {spread:F2} ms apart ({Rounds} each)"));
        return spread <= Allowed;
    }

    private static async Task PostFormAsync(HttpClient client, string code)
    {
        using var body = new FormUrlEncodedContent([new("do", "open"), new("code", code)]);
        using var answer = await client.PostAsync("/fi/share/mailbox", body);
        if (answer.StatusCode != System.Net.HttpStatusCode.UnprocessableEntity)
            throw new InvalidOperationException($"A wrong code was answered with {answer.StatusCode}.");
    }

    private static async Task PostProofAsync(HttpClient client, string code)
    {
        var proof = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        using var answer = await client.PostAsJsonAsync("/api/mailbox/open", new { locator = code[..ReceiptCode.LocatorDigits], proof });
        if (answer.StatusCode != System.Net.HttpStatusCode.NotFound)
            throw new InvalidOperationException($"A wrong proof was answered with {answer.StatusCode}.");
    }

    /// <summary>Two concerns through the intake, one of them with a code that has expired, among many receipts that nobody asks for.</summary>
    private static async Task<(string Live, string Expired)> FillAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        using var team = PrivateKey.Generate();
        db.Add(new TeamKey { TeamId = "duty", Epoch = 1, PublicJwk = team.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
        var intake = scope.ServiceProvider.GetRequiredService<ConcernIntake>();
        List<string> codes = [];
        for (var made = 0; made < 2; made++)
        {
            using var code = await intake.NewCodeAsync(CancellationToken.None);
            var answers = new Answers();
            answers.Set("place", ["unknown"]);
            if (await intake.SealAsync(Guid.NewGuid(), Portal.Features.Concerns.Journey.Journeys.Concern, answers, Language.Finnish, code, [], CancellationToken.None) is not IntakeResult.Accepted)
                throw new InvalidOperationException("The intake refused a concern.");
            codes.Add(code.Format().Replace(" ", "", StringComparison.Ordinal));
        }

        var expired = codes[1][..ReceiptCode.LocatorDigits];
        await db.Receipts.Where(receipt => receipt.Locator == expired).ExecuteUpdateAsync(set => set.SetProperty(receipt => receipt.ExpiresOn, new DateOnly(2020, 1, 1)));
        var like = await db.Receipts.AsNoTracking().FirstAsync(receipt => receipt.Locator != expired);
        for (var number = 0; number < Others; number++)
        {
            var locator = (number * 47 % 100_000).ToString("D5", CultureInfo.InvariantCulture);
            if (locator != expired && locator != like.Locator)
                db.Add(new Portal.Features.Concerns.Receipt { Locator = locator, SealedProof = new byte[32], SealedKey = like.SealedKey, ConcernId = like.ConcernId, ExpiresOn = like.ExpiresOn });
        }

        await db.SaveChangesAsync();
        return (codes[0], codes[1]);
    }
}
