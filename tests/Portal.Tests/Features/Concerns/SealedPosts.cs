using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>What the server takes from a browser that sealed a concern itself, and what it refuses.</summary>
public sealed class SealedPosts : IAsyncLifetime
{
    private readonly PortalSite _site = new();
    private ReceivingTeamOfTest? _team;

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
    public async Task A_sealed_concern_is_stored_once_and_only_in_the_accepted_form()
    {
        using var browser = _site.Visitor();
        var post = await SealAsync(browser);
        await ExpectAsync(browser, post, HttpStatusCode.OK);
        await ExpectAsync(browser, post, HttpStatusCode.OK);
        var concern = Assert.Single(await _team!.ConcernsAsync());
        Assert.Equal("browser", concern.Origin);
        Assert.Equal("sv", (await _team.OpenAsync(concern)).GetProperty("language").GetString());

        var refused = new (string Member, JsonNode? Value)[]
        {
            ("kind", "advice"), ("kind", "letter"), ("id", Guid.NewGuid().ToString()), ("content", "a.b.c.d.e"), ("wrap", ""), ("municipality", "853"),
            ("content", new string('A', 60_000)), ("team", "../duty"), ("urgent", "yes"), ("epoch", -1), ("receipt", null),
        };
        foreach (var (member, value) in refused)
        {
            var altered = await SealAsync(browser);
            altered[member] = value?.DeepClone();
            var answer = await PostAsync(browser, altered);
            Assert.True((int)answer is >= 400 and < 500, $"{member}: {(int)answer}");
        }

        Assert.Single(await _team.ConcernsAsync());
        foreach (var body in new[] { "", "null", "[]", "{", "{\"journey\":1e999}", new string('[', 10_000), "\"\ud800\"" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await browser.PostAsync(new Uri("/api/concerns", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    [Fact]
    public async Task A_retired_key_is_taken_for_a_day_and_then_answered_with_the_new_one()
    {
        using var browser = _site.Visitor();
        await RetireAsync(TimeProvider.System.GetUtcNow().AddHours(-23));
        using var next = await ReceivingTeamOfTest.InAsync(_site, "duty", epoch: 2);
        await ExpectAsync(browser, await SealAsync(browser), HttpStatusCode.OK);
        await RetireAsync(TimeProvider.System.GetUtcNow().AddHours(-25));
        using var answer = await browser.PostAsJsonAsync("/api/concerns", await SealAsync(browser), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        Assert.Equal(("new-key", 2, next.Public.ToJwk()), ((string?)told["result"], (int?)told["epoch"], (string?)told["publicKey"]));
    }

    private async Task RetireAsync(DateTimeOffset at)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().TeamKeys.Where(key => key.Epoch == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, at), TestContext.Current.CancellationToken);
    }

    private async Task<JsonObject> SealAsync(HttpClient browser)
    {
        var id = Guid.NewGuid();
        using var code = ReceiptCode.Generate();
        using var salted = await browser.PostAsJsonAsync("/api/receipt-salt", new { locator = code.Locator }, TestContext.Current.CancellationToken);
        var salt = (await salted.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["salt"]!.GetValue<string>();
        using var keys = ReceiptKeys.Derive(code, Base64Url.DecodeFromChars(salt));
        using var contentKey = SymmetricKey.Generate();
        using var lettersKey = LettersKey.Of(contentKey);
        return new JsonObject
        {
            ["journey"] = Guid.NewGuid().ToString(),
            ["id"] = id.ToString(),
            ["kind"] = "concern",
            ["urgent"] = false,
            ["team"] = "duty",
            ["epoch"] = 1,
            ["content"] = SealedContent.Seal("""{"language":"sv","answers":{}}"""u8, new(id, RecordKind.Concern, 1, ContentOrigin.Browser), contentKey),
            ["wrap"] = ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(RecipientName.Team("duty"), 1, _team!.Public)),
            ["receipt"] = new JsonObject
            {
                ["locator"] = code.Locator,
                ["proof"] = Base64Url.EncodeToString(keys.ExportProof()),
                ["key"] = keys.Seal(lettersKey, id),
            },
        };
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, JsonObject post)
    {
        using var answer = await browser.PostAsJsonAsync("/api/concerns", post, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task ExpectAsync(HttpClient browser, JsonObject post, HttpStatusCode expected) =>
        Assert.Equal(expected, await PostAsync(browser, post));
}
