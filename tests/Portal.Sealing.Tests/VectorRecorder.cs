using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Sealing.Tests;

/// <summary>
/// Writes vectors.json anew, from jose, the library and the browser's modules. Run it by hand, and only together with a
/// change of a version: what is stored under the old form must still open.
/// </summary>
public sealed class VectorRecorder(Peer peer)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly RecipientName Team = RecipientName.Team("lounais-suomi");

    private readonly Guid id = Guid.NewGuid();
    private readonly Guid member = Guid.NewGuid();
    private readonly PrivateKey team = PrivateKey.Generate();
    private readonly PrivateKey reader = PrivateKey.Generate();
    private readonly SigningKey signer = SigningKey.Generate();
    private readonly SymmetricKey contentKey = SymmetricKey.Generate();

    [Fact(Explicit = true)]
    public async Task Record() => await File.WriteAllTextAsync(Peer.VectorsPath, new JsonObject
    {
        ["about"] = "Recorded by VectorRecorder; never edited by hand. Bytes are base64url. The keys protect nothing.",
        ["keys"] = new JsonArray(Key("team", team), Key("reader", reader)),
        ["content"] = await ContentAsync(),
        ["refusedContent"] = await RefusedContentAsync(),
        ["wraps"] = await WrapsAsync(),
        ["refusedWraps"] = await RefusedWrapsAsync(),
        ["teamKeyWraps"] = await TeamKeyWrapsAsync(),
        ["slots"] = await SlotsAsync(),
        ["receipts"] = await ReceiptsAsync(),
        ["receiptCodes"] = TypedCodes.Receipt(),
        ["recoveryCodes"] = TypedCodes.Recovery(),
        ["manifests"] = Manifests(),
        ["formStates"] = FormStates(),
    }.ToJsonString(Readable) + "\n", TestContext.Current.CancellationToken);

    private static JsonObject Key(string name, PrivateKey key) => new()
    {
        ["name"] = name,
        ["key"] = Peer.Text(key.Bytes),
        ["keyId"] = key.Public.KeyId,
        ["fingerprint"] = key.Public.Fingerprint,
        ["jwk"] = key.Public.ToJwk(),
    };

    private static JsonObject With(JsonObject vector, params (string Name, JsonNode? Value)[] more)
    {
        JsonObject made = (JsonObject)vector.DeepClone();
        foreach ((string name, JsonNode? value) in more)
        {
            made[name] = value;
        }

        return made;
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private async Task<JsonArray> ContentAsync()
    {
        byte[] text = Utf8("canary \u00E4\u00F6\u00E5 \u0642\u0644\u0642 su'aal");
        JsonObject vector = new()
        {
            ["id"] = id.ToString("D"),
            ["kind"] = "concern",
            ["schemaVersion"] = 1,
            ["origin"] = "browser",
            ["key"] = Peer.Text(contentKey.Bytes),
            ["plain"] = Peer.Text(text),
        };
        object browser = new { plain = Peer.Text(text), key = Peer.Text(contentKey.Bytes), header = new { id, kind = "concern", schemaVersion = 1, origin = "browser" } };
        ContentHeader server = new(id, RecordKind.Letter, 2, ContentOrigin.Server);
        return
        [
            With(vector, ("madeBy", "jose"), ("jwe", await JoseDirectAsync(Padding.Pad(text), Members()))),
            With(vector, ("madeBy", "browser"), ("jwe", await peer.TextAsync("sealContent", browser))),
            With(vector, ("madeBy", "library"), ("kind", "letter"), ("schemaVersion", 2), ("origin", "server"), ("jwe", SealedContent.Seal(text, server, contentKey))),
            With(vector, ("madeBy", "library, empty"), ("kind", "letter"), ("schemaVersion", 2), ("origin", "server"), ("plain", ""), ("jwe", SealedContent.Seal([], server, contentKey))),
        ];
    }

    private async Task<JsonArray> RefusedContentAsync()
    {
        JsonObject vector = new() { ["id"] = id.ToString("D"), ["kind"] = "concern", ["key"] = Peer.Text(contentKey.Bytes) };
        byte[] padded = Padding.Pad("canary"u8);
        string sound = await JoseDirectAsync(padded, Members());
        byte[] notZero = Padding.Pad("canary"u8);
        notZero[^1] = 1;
        return
        [
            With(vector, ("why", "zip"), ("reason", "NotAccepted"), ("jwe", await JoseDirectAsync(padded, With(Members(), ("zip", "DEF"))))),
            With(vector, ("why", "one member more"), ("reason", "NotAccepted"), ("jwe", await JoseDirectAsync(padded, With(Members(), ("typ", "JWE"))))),
            With(vector, ("why", "schema version 0"), ("reason", "NotAccepted"), ("jwe", await JoseDirectAsync(padded, With(Members(), ("v", 0))))),
            With(vector, ("why", "not padded"), ("reason", "NotAccepted"), ("jwe", await JoseDirectAsync("canary"u8.ToArray(), Members()))),
            With(vector, ("why", "padding not zero"), ("reason", "BadContent"), ("jwe", await JoseDirectAsync(notZero, Members()))),
            With(vector, ("why", "too large a bucket"), ("reason", "BadContent"), ("jwe", await JoseDirectAsync(new byte[16_384], Members()))),
            With(vector, ("why", "another kind"), ("reason", "OtherSubject"), ("kind", "letter"), ("jwe", sound)),
            With(vector, ("why", "another record"), ("reason", "OtherSubject"), ("id", Guid.NewGuid().ToString("D")), ("jwe", sound)),
            With(vector, ("why", "another key"), ("reason", "DoesNotOpen"), ("key", Peer.Text(SymmetricKey.Generate().Bytes)), ("jwe", sound)),
            With(vector, ("why", "padded base64"), ("reason", "Malformed"), ("jwe", sound + "==")),
            With(vector, ("why", "a second spelling of the tag"), ("reason", "Malformed"), ("jwe", Forge.Flip(sound[..^1] + "A", sound.Length - 1, 1))),
            With(vector, ("why", "white space in the header"), ("reason", "Malformed"), ("jwe", Forge.Direct(" " + Members().ToJsonString(), padded, contentKey))),
            With(vector, ("why", "a JWS without signature"), ("reason", "Malformed"), ("jwe", "eyJhbGciOiJub25lIn0.e30.")),
        ];
    }

    private async Task<JsonArray> WrapsAsync()
    {
        JsonObject vector = Wrap();
        object recipient = new { name = Team.Name, epoch = 2, jwk = team.Public.ToJwk() };
        return
        [
            With(vector, ("madeBy", "jose"), ("jwe", await JoseToAsync(WrapMembers()))),
            With(vector, ("madeBy", "browser"), ("jwe", await peer.TextAsync("sealWrap", new { contentKey = Peer.Text(contentKey.Bytes), id, kind = "concern", recipient }))),
            With(vector, ("madeBy", "library"), ("jwe", ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(Team, 2, team.Public)))),
        ];
    }

    private async Task<JsonArray> RefusedWrapsAsync()
    {
        JsonArray refused = [];
        foreach ((string member, string value) in new[] { ("alg", "ECDH-ES+A128KW"), ("alg", "ECDH-ES"), ("enc", "A128GCM"), ("enc", "A256CBC-HS512"), ("zip", "DEF") })
        {
            refused.Add(With(Wrap(), ("why", value), ("reason", "NotAccepted"), ("jwe", await JoseToAsync(With(WrapMembers(), (member, value))))));
        }

        foreach ((string alg, string crv) in new[] { ("RSA-OAEP", ""), ("ECDH-ES+A256KW", "X25519"), ("ECDH-ES+A256KW", "P-384"), ("PBES2-HS256+A128KW", ""), ("A256KW", "") })
        {
            string jwe = await peer.TextAsync("joseForeign", new { alg, plain = Peer.Text(contentKey.Bytes), header = With(WrapMembers(), ("crv", crv)) });
            refused.Add(With(Wrap(), ("why", $"{alg} {crv}"), ("reason", "NotAccepted"), ("jwe", jwe)));
        }

        string sound = await JoseToAsync(WrapMembers());
        refused.Add(With(Wrap(), ("why", "another epoch"), ("reason", "OtherSubject"), ("epoch", 3), ("jwe", sound)));
        refused.Add(With(Wrap(), ("why", "another recipient"), ("reason", "OtherSubject"), ("to", "receipt"), ("jwe", sound)));
        refused.Add(With(Wrap(), ("why", "another key"), ("reason", "OtherSubject"), ("key", Peer.Text(reader.Bytes)), ("jwe", sound)));
        return refused;
    }

    private async Task<JsonArray> TeamKeyWrapsAsync()
    {
        RecipientName to = RecipientName.Member(member);
        JsonObject vector = new()
        {
            ["team"] = Team.Name,
            ["epoch"] = 2,
            ["to"] = to.Name,
            ["key"] = Peer.Text(reader.Bytes),
            ["teamKey"] = Peer.Text(team.Bytes),
            ["teamJwk"] = team.Public.ToJwk(),
        };
        object browser = new { teamKey = Peer.Text(team.Bytes), team = Team.Name, epoch = 2, to = to.Name, jwk = reader.Public.ToJwk() };
        return
        [
            With(vector, ("madeBy", "library"), ("jwe", TeamKeyWrap.Seal(team, Team, 2, to, reader.Public))),
            With(vector, ("madeBy", "browser"), ("jwe", await peer.TextAsync("sealTeamKey", browser))),
        ];
    }

    private async Task<JsonArray> SlotsAsync()
    {
        using RecoveryCode code = RecoveryCode.Generate();
        Dictionary<string, (JsonObject Text, SlotSecret Secret)> secrets = new()
        {
            ["recovery"] = (new() { ["slot"] = "recovery", ["secret"] = Peer.Text(code.Secret), ["printed"] = code.Format() }, SlotSecret.FromRecoveryCode(code)),
            ["prf"] = (new() { ["slot"] = "prf", ["secret"] = Peer.Text(new byte[32]) }, SlotSecret.FromPrf(new byte[32])),
        };
        const string passphrase = "viisi sanaa riitt\u00E4\u00E4 t\u00E4h\u00E4n";
        Assert.True(SlotSecret.TryFromPassphrase(passphrase, out SlotSecret? typed));
        secrets["passphrase"] = (new() { ["slot"] = "passphrase", ["secret"] = passphrase }, typed);

        JsonArray slots = [];
        foreach ((JsonObject text, SlotSecret secret) in secrets.Values)
        {
            JsonObject vector = new() { ["member"] = member.ToString("D"), ["memberKey"] = Peer.Text(reader.Bytes), ["secret"] = text };
            slots.Add(With(vector, ("madeBy", "library"), ("jwe", KeySlot.Seal(reader, member, secret))));
            slots.Add(With(vector, ("madeBy", "browser"), ("jwe", await peer.TextAsync("sealSlot", new { memberKey = Peer.Text(reader.Bytes), member, secret = text }))));
        }

        return slots;
    }

    private async Task<JsonArray> ReceiptsAsync()
    {
        byte[] serverSecret = SymmetricKey.Generate().Export();
        using ReceiptVault vault = new(serverSecret);
        using ReceiptCode code = ReceiptCode.Generate();
        using SymmetricKey letters = LettersKey.Of(contentKey);
        byte[] salt = vault.Salt(code.Locator);
        using ReceiptKeys keys = ReceiptKeys.Derive(code, salt);
        JsonNode? there = await peer.AskAsync("deriveReceipt", new { code = code.Format(), salt = Peer.Text(salt) });
        JsonObject vector = new()
        {
            ["serverSecret"] = Peer.Text(serverSecret),
            ["code"] = code.Format(),
            ["salt"] = Peer.Text(salt),
            ["record"] = id.ToString("D"),
            ["proof"] = Peer.Text(keys.ExportProof()),
            ["opening"] = there!["opening"]!.DeepClone(),
            ["storedProof"] = Peer.Text(vault.Store(keys.ExportProof())),
            ["contentKey"] = Peer.Text(contentKey.Bytes),
            ["lettersKey"] = Peer.Text(letters.Bytes),
        };
        string here = keys.Seal(letters, id);
        string browser = await peer.TextAsync("sealReceiptKey", new { lettersKey = Peer.Text(letters.Bytes), record = id, keys = there });
        return
        [
            With(vector, ("madeBy", "library"), ("jwe", here), ("stored", vault.Seal(here, id))),
            With(vector, ("madeBy", "browser"), ("jwe", browser), ("stored", vault.Seal(browser, id))),
        ];
    }

    private JsonArray Manifests()
    {
        DateTimeOffset issued = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);
        string jws = SealedManifest.Seal(new(issued, issued.AddDays(90), [new(Team, 2, team.Public), new(Team, 3, reader.Public)]), signer);
        return
        [
            new JsonObject
            {
                ["jws"] = jws, ["jwk"] = signer.Public.ToJwk(), ["now"] = issued.AddDays(1).ToUnixTimeSeconds(),
                ["manifest"] = new JsonObject
                {
                    ["issued"] = issued.ToUnixTimeSeconds(), ["expires"] = issued.AddDays(90).ToUnixTimeSeconds(),
                    ["teams"] = new JsonArray($"{Team} 2 {team.Public.KeyId}", $"{Team} 3 {reader.Public.KeyId}"),
                },
            },
        ];
    }

    private JsonArray FormStates()
    {
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);
        return
        [
            new JsonObject
            {
                ["keyId"] = "k1", ["key"] = Peer.Text(contentKey.Bytes), ["now"] = expires.AddHours(-1).ToUnixTimeSeconds(), ["plain"] = Peer.Text("canary"u8),
                ["jwe"] = FormState.Seal("canary"u8, FormUse.Share, new("k1", contentKey), expires),
            },
        ];
    }

    private Task<string> JoseDirectAsync(byte[] plain, JsonObject header) =>
        peer.TextAsync("joseSealDirect", new { plain = Peer.Text(plain), key = Peer.Text(contentKey.Bytes), header });

    private Task<string> JoseToAsync(JsonObject header) =>
        peer.TextAsync("joseSealToJwk", new { plain = Peer.Text(contentKey.Bytes), jwk = team.Public.ToJwk(), header });

    private JsonObject Wrap() => new()
    {
        ["id"] = id.ToString("D"),
        ["kind"] = "concern",
        ["to"] = Team.Name,
        ["epoch"] = 2,
        ["key"] = Peer.Text(team.Bytes),
        ["contentKey"] = Peer.Text(contentKey.Bytes),
    };

    private JsonObject Members() => new()
    {
        ["alg"] = "dir",
        ["enc"] = "A256GCM",
        ["id"] = id.ToString("D"),
        ["kind"] = "concern",
        ["v"] = 1,
        ["origin"] = "browser",
    };

    private JsonObject WrapMembers() => new()
    {
        ["alg"] = "ECDH-ES+A256KW",
        ["enc"] = "A256GCM",
        ["id"] = id.ToString("D"),
        ["kind"] = "concern",
        ["to"] = Team.Name,
        ["epoch"] = 2,
        ["kid"] = team.Public.KeyId,
    };
}
