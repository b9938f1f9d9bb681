using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Sealing;

namespace Portal.Tests.Support;

/// <summary>
/// Seals concerns as a visitor's browser does, by the same library's formats. The slow derivation is made once: the server
/// cannot tell, and a load of thousands would be the sender's work and not the portal's.
/// </summary>
internal sealed class BrowserSealing(PublicKey team, string teamId = "duty") : IDisposable
{
    private const int Locators = 100_000;
    private ReceiptKeys? _keys;
    private int _locator = Random.Shared.Next(Locators);

    /// <summary>A post with codes of its own; the salt comes from the portal, once.</summary>
    internal async Task<JsonObject> SealAsync(HttpClient browser, string text = """{"language":"sv","answers":{}}""", RecordKind? kind = null)
    {
        if (_keys is null)
        {
            using var code = ReceiptCode.Generate();
            using var salted = await browser.PostAsJsonAsync("/api/receipt-salt", new { locator = code.Locator });
            var salt = (await salted.Content.ReadFromJsonAsync<JsonObject>())!["salt"]!.GetValue<string>();
            _keys = ReceiptKeys.Derive(code, Base64Url.DecodeFromChars(salt));
        }

        return Seal(_keys, text, kind ?? RecordKind.Concern);
    }

    public void Dispose() => _keys?.Dispose();

    private JsonObject Seal(ReceiptKeys keys, string text, RecordKind kind)
    {
        var id = Guid.NewGuid();
        using var contentKey = SymmetricKey.Generate();
        using var lettersKey = LettersKey.Of(contentKey);
        return new JsonObject
        {
            ["journey"] = Guid.NewGuid().ToString(),
            ["id"] = id.ToString(),
            ["kind"] = kind.Name,
            ["urgent"] = false,
            ["team"] = teamId,
            ["epoch"] = 1,
            ["content"] = SealedContent.Seal(Encoding.UTF8.GetBytes(text), new(id, kind, 1, ContentOrigin.Browser), contentKey),
            ["wrap"] = ContentWrap.Seal(contentKey, id, kind, new(RecipientName.Team(teamId), 1, team)),
            ["receipt"] = new JsonObject
            {
                ["locator"] = (Interlocked.Increment(ref _locator) % Locators).ToString("D5", CultureInfo.InvariantCulture),
                ["proof"] = Base64Url.EncodeToString(keys.ExportProof()),
                ["key"] = keys.Seal(lettersKey, id),
            },
        };
    }
}
