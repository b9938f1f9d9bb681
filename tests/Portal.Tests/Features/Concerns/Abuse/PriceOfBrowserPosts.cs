using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Features.Concerns.Abuse;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns.Abuse;

/// <summary>What a browser pays, and that nothing is read of a post that did not.</summary>
public sealed class PriceOfBrowserPosts : IAsyncLifetime
{
    private readonly PortalSite _site = new PortalSite().With("Abuse:Challenge", "ProofOfWork");
    private ReceivingTeamOfTest? _team;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _team = await ReceivingTeamOfTest.InAsync(_site, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _team?.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task A_paid_post_is_stored_and_may_be_sent_again_when_the_line_broke()
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_team!.Public);
        var post = await sealing.SealAsync(browser);
        var header = Work.Solve(await AskAsync(browser), Journey(post));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, post, header)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, post, header)).Status);
        Assert.Single(await _team.ConcernsAsync());
    }

    [Fact]
    public async Task A_post_without_the_price_is_told_the_price_and_can_be_paid_at_once()
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_team!.Public);
        var post = await sealing.SealAsync(browser);
        var (status, told) = await PostAsync(browser, post, null);
        Assert.Equal((HttpStatusCode.PreconditionRequired, "price"), (status, (string?)told["result"]));
        var asked = new Price((string)told["price"]!["challenge"]!, (int)told["price"]!["difficulty"]!);
        Assert.Equal(PriceList.BaseBits, asked.Difficulty);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, post, Work.Solve(asked, Journey(post)))).Status);
    }

    [Fact]
    public async Task What_was_paid_for_one_journey_pays_for_no_other_and_nothing_forged_pays_at_all()
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_team!.Public);
        var (post, other) = (await sealing.SealAsync(browser), await sealing.SealAsync(browser));
        var asked = await AskAsync(browser);
        var header = Work.Solve(asked, Journey(post));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(browser, other, header)).Status);
        var counter = header[(header.LastIndexOf(';') + 1)..];
        var cheap = asked.Challenge.Replace($".{asked.Difficulty}.", ".1.", StringComparison.Ordinal);
        string[] forged =
        [
            $"{asked.Challenge};{Journey(other)};{counter}",
            $"{asked.Challenge};{Journey(other)};-1",
            $"{asked.Challenge};{Journey(other)};99999999999999999999999",
            Work.Solve(asked with { Challenge = cheap, Difficulty = 1 }, Journey(other)),
            // Honest work on a challenge that nobody gave.
            Work.Solve(asked with { Challenge = asked.Challenge[..^2] + (asked.Challenge[^2] == 'A' ? 'E' : 'A') + asked.Challenge[^1] }, Journey(other)),
            // Not base64url: a sign too many, spare bits that are set, signs of another alphabet.
            $"{asked.Challenge}A;{Journey(other)};{counter}",
            $"{asked.Challenge[..^1]}B;{Journey(other)};{counter}",
            $"{asked.Challenge[..^1]}=;{Journey(other)};{counter}",
            $"{asked.Challenge[..^1]} ;{Journey(other)};{counter}",
            "1.2.3.4.5.6;;", ";;", "1", new string('a', 4_000),
        ];
        foreach (var each in forged)
            Assert.Equal(HttpStatusCode.PreconditionRequired, (await PostAsync(browser, other, each)).Status);
        Assert.Empty(await _team.ConcernsAsync());
    }

    [Fact]
    public async Task Nothing_of_an_unpaid_body_is_read()
    {
        using var browser = _site.Visitor();
        using var content = new StringContent(new string('[', 200_000), System.Text.Encoding.UTF8, "application/json");
        using var answer = await browser.PostAsync(new Uri("/api/concerns", UriKind.Relative), content, Stop);
        Assert.Equal(HttpStatusCode.PreconditionRequired, answer.StatusCode);
    }

    [Fact]
    public async Task The_browsers_solver_and_the_server_agree()
    {
        using var browser = _site.Visitor();
        using var sealing = new BrowserSealing(_team!.Public);
        var post = await sealing.SealAsync(browser);
        var asked = await AskAsync(browser);
        var assets = Path.Combine(Tree.PortalSource, "Assets");
        var bundle = Path.Combine(Directory.CreateTempSubdirectory("portal-price-").FullName, "price.mjs");
        await RunAsync(Path.Combine(assets, "node_modules", "esbuild", "bin", "esbuild"), Path.Combine(assets, "share", "price.ts"), "--bundle", "--format=esm", "--target=es2018", $"--outfile={bundle}", "--log-level=error");
        var script = $"const p = await import('{new Uri(bundle)}'); console.log(p.header('{asked.Challenge}', '{Journey(post)}', await p.solve('{asked.Challenge}', '{Journey(post)}', {asked.Difficulty})));";
        var header = (await RunAsync("node", "--input-type=module", "--eval", script)).Trim();
        Directory.Delete(Path.GetDirectoryName(bundle)!, recursive: true);
        Assert.Equal(Work.Solve(asked, Journey(post)), header);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, post, header)).Status);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string Journey(JsonObject post) => (string)post["journey"]!;

    private static async Task<Price> AskAsync(HttpClient browser) =>
        (await browser.GetFromJsonAsync<Price>("/api/concerns/price", Stop))!;

    private static async Task<(HttpStatusCode Status, JsonObject Told)> PostAsync(HttpClient browser, JsonObject post, string? price)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/concerns") { Content = JsonContent.Create(post) };
        if (price is not null)
            request.Headers.TryAddWithoutValidation(PriceGate.Header, price);
        using var answer = await browser.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : []);
    }
}
