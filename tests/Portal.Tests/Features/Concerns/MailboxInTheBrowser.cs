using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>What the mailbox takes from and gives to a browser that derives from the code itself, for a concern that was sealed there too.</summary>
public sealed class MailboxInTheBrowser : IAsyncLifetime
{
    private StaffSite _staff = null!;
    private AnsweringTeam _team = null!;
    private HttpClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _staff = await StaffSite.StartAsync();
        _team = await AnsweringTeam.InAsync(_staff, "duty");
        _client = _staff.Site.Visitor();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _team.Dispose();
        return _staff.DisposeAsync();
    }

    [Fact]
    public async Task A_browser_sealed_concern_is_answered_and_its_reply_is_stored_once()
    {
        var (code, locator, proof) = await ShareAsync("concern");
        var concern = await _team.OnlyConcernAsync();
        Assert.Equal("browser", concern.Origin);
        var letter = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.NoContent, await _team.AnswersAsync(concern, "Vastaus", letter: letter));
        Assert.Equal(HttpStatusCode.NoContent, await _team.AnswersAsync(concern, "Vastaus", letter: letter));
        Assert.Equal(HttpStatusCode.Conflict, await _team.AnswersAsync(concern, "Toinen"));

        var box = await OpenAsync(locator, proof);
        Assert.Equal(("answered", "kept", 1), ((string?)box["stage"], (string?)box["contactDetails"], box["letters"]!.AsArray().Count));
        Assert.DoesNotContain(concern.Content, box.ToJsonString(), StringComparison.Ordinal);
        using var key = await KeyAsync(code, box);
        var row = box["letters"]![0]!;
        var inside = JsonDocument.Parse(GivenKeys.Opened(SealedContent.Open((string?)row["content"], letter, RecordKind.Letter, key)).Plain).RootElement;
        Assert.Equal("Vastaus", inside.GetProperty("text").GetString());

        var reply = Reply(locator, proof, concern.Id, key, 1);
        Assert.Equal(HttpStatusCode.OK, await PostAsync("letters", reply));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("letters", reply));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("letters", Reply(locator, proof, concern.Id, key, 1)));
        Assert.Equal("Hei", Assert.Single(await _team.LettersAsync(concern, "reporter")).GetProperty("text").GetString());
        foreach (var (member, value) in new (string, JsonNode?)[] { ("content", "a.b.c.d.e"), ("content", new string('A', 60_000)), ("asks", "delete-all"), ("number", -1), ("id", "1"), ("extra", 1), ("id", Guid.NewGuid().ToString()), ("proof", "AA") })
        {
            var altered = Reply(locator, proof, concern.Id, key, 2);
            altered[member] = value?.DeepClone();
            Assert.InRange((int)await PostAsync("letters", altered), 400, 499);
        }

        // The server cannot be made to say that it sealed what it did not.
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("letters", Reply(locator, proof, concern.Id, key, 2, origin: ContentOrigin.Server)));
        Assert.Single(await _team.LettersAsync(concern, "reporter"));
    }

    [Fact]
    public async Task Wrong_unknown_and_expired_proofs_get_the_same_answer()
    {
        var (_, expired, expiredProof) = await ShareAsync("concern");
        await _staff.UseAsync<PortalDb>(db => db.Receipts.ExecuteUpdateAsync(set => set.SetProperty(receipt => receipt.ExpiresOn, new DateOnly(2020, 1, 1)), Stop));
        var (_, known, _) = await ShareAsync("concern");
        List<string> told = [];
        foreach (var (locator, proof) in new[] { (expired, expiredProof), (known, expiredProof), ("00000", expiredProof) })
        {
            using var answer = await _client.PostAsJsonAsync("/api/mailbox/open", new { locator, proof }, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            told.Add(string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))
                + await answer.Content.ReadAsStringAsync(Stop));
        }

        Assert.Single(told.Distinct());
        foreach (var body in new[] { "", "null", "[]", "{", "{\"locator\":\"1\",\"proof\":\"\"}", "\"\ud800\"", new string('[', 10_000) })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await _client.PostAsync(new Uri("/api/mailbox/open", UriKind.Relative), content, Stop);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        _staff.Clock.Advance(TimeSpan.FromMinutes(5));
        for (var tries = 0; tries < 5; tries++)
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync("open", new JsonObject { ["locator"] = "00000", ["proof"] = expiredProof }));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync("open", new JsonObject { ["locator"] = "00000", ["proof"] = expiredProof }));
    }

    [Fact]
    public async Task Wishes_reach_the_team_at_once_bind_it_and_end_when_the_reporter_writes_again()
    {
        var (code, locator, proof) = await ShareAsync("concern");
        var concern = await _team.OnlyConcernAsync();
        using var key = await KeyAsync(code, await OpenAsync(locator, proof));
        using var contentKey = await _team.ContentKeyAsync(concern);
        Assert.True(RecordKind.TryParse(concern.Kind, out var kind));
        var without = SealedContent.Seal("""{"language":"sv","answers":{}}"""u8, new ContentHeader(concern.Id, kind, 1, ContentOrigin.Browser), contentKey);
        Assert.Equal(HttpStatusCode.Conflict, await _team.PostAsync(concern.Id, "Removed", ("content", without)));

        Assert.Equal(HttpStatusCode.OK, await PostAsync("letters", Reply(locator, proof, concern.Id, key, 1, asks: "remove-contact", text: "")));
        Assert.Equal("asked", (string?)(await OpenAsync(locator, proof))["contactDetails"]);
        Assert.Equal(HttpStatusCode.Conflict, await _team.PostAsync(concern.Id, "Removed", ("content", concern.Content[..^4])));
        Assert.Equal(HttpStatusCode.NoContent, await _team.PostAsync(concern.Id, "Removed", ("content", without)));
        Assert.Equal("removed", (string?)(await OpenAsync(locator, proof))["contactDetails"]);
        Assert.Equal(without, (await _team.OnlyConcernAsync()).Content);

        Assert.Equal(HttpStatusCode.OK, await PostAsync("letters", Reply(locator, proof, concern.Id, key, 2, asks: "no-contact", text: "")));
        Assert.True((await _team.OnlyConcernAsync()).WantsNoContact);
        Assert.Equal(HttpStatusCode.Conflict, await _team.AnswersAsync(concern, "Silti"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("letters", Reply(locator, proof, concern.Id, key, 3)));
        Assert.Equal(HttpStatusCode.NoContent, await _team.AnswersAsync(concern, "Taas"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("erase", new JsonObject { ["locator"] = locator, ["proof"] = proof }));
    }

    private async Task<(ReceiptCode Code, string Locator, string Proof)> ShareAsync(string kindName)
    {
        Assert.True(RecordKind.TryParse(kindName, out var kind));
        var code = ReceiptCode.Generate();
        var id = Guid.NewGuid();
        using var keys = await DeriveAsync(code);
        using var contentKey = SymmetricKey.Generate();
        using var lettersKey = LettersKey.Of(contentKey);
        var proof = Base64Url.EncodeToString(keys.ExportProof());
        using var answer = await _client.PostAsJsonAsync("/api/concerns", new
        {
            journey = Guid.NewGuid(),
            id,
            kind = kindName,
            urgent = false,
            team = "duty",
            epoch = 1,
            content = SealedContent.Seal("""{"language":"sv","answers":{}}"""u8, new ContentHeader(id, kind, 1, ContentOrigin.Browser), contentKey),
            wrap = ContentWrap.Seal(contentKey, id, kind, new Recipient(RecipientName.Team("duty"), 1, _team.Public)),
            receipt = new { locator = code.Locator, proof, key = keys.Seal(lettersKey, id) },
        }, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (code, code.Locator, proof);
    }

    private async Task<ReceiptKeys> DeriveAsync(ReceiptCode code)
    {
        using var salted = await _client.PostAsJsonAsync("/api/receipt-salt", new { locator = code.Locator }, Stop);
        return ReceiptKeys.Derive(code, Base64Url.DecodeFromChars((string)(await salted.Content.ReadFromJsonAsync<JsonObject>(Stop))!["salt"]!));
    }

    private async Task<SymmetricKey> KeyAsync(ReceiptCode code, JsonObject box)
    {
        using var keys = await DeriveAsync(code);
        return GivenKeys.Opened(keys.Open((string?)box["key"], Guid.Parse((string)box["id"]!)));
    }

    private async Task<JsonObject> OpenAsync(string locator, string proof)
    {
        using var answer = await _client.PostAsJsonAsync("/api/mailbox/open", new { locator, proof }, Stop);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
    }

    private static JsonObject Reply(
        string locator, string proof, Guid concern, SymmetricKey key, int number, string asks = "", string text = "Hei", ContentOrigin origin = ContentOrigin.Browser)
    {
        var id = Guid.NewGuid();
        var plain = JsonSerializer.SerializeToUtf8Bytes(new { concern, from = "reporter", number, seen = 1, asks, text });
        return new JsonObject
        {
            ["locator"] = locator,
            ["proof"] = proof,
            ["id"] = id.ToString(),
            ["number"] = number,
            ["asks"] = asks,
            ["content"] = SealedContent.Seal(plain, new ContentHeader(id, RecordKind.Letter, 1, origin), key),
        };
    }

    private async Task<HttpStatusCode> PostAsync(string what, JsonObject body)
    {
        using var answer = await _client.PostAsJsonAsync($"/api/mailbox/{what}", body, Stop);
        return answer.StatusCode;
    }
}
