using System.Text.Json.Nodes;

namespace Portal.Sealing.Tests;

/// <summary>Recorded envelopes that must open, or be refused, for as long as a record of their form may be stored.</summary>
public sealed class VectorTests(Peer peer)
{
    private readonly JsonNode vectors = JsonNode.Parse(File.ReadAllText(Peer.VectorsPath))!;

    [Fact]
    public async Task EveryVector_HoldsInTheBrowsersModules()
    {
        JsonNode? answer = await peer.AskAsync("checkVectors", new { path = Peer.VectorsPath });
        Assert.Empty(answer!["wrong"]!.AsArray());
        Assert.True((int)answer["checked"]! >= 40);
    }

    [Fact]
    public void Keys_HaveTheirIdsAndFingerprints() => Each("keys", vector =>
    {
        PrivateKey key = Key(vector["key"]);
        Assert.Equal(Text(vector, "keyId"), key.Public.KeyId);
        Assert.Equal(Text(vector, "fingerprint"), key.Public.Fingerprint);
        Assert.Equal(Text(vector, "jwk"), key.Public.ToJwk());
    });

    [Fact]
    public void Content_Opens() => Each("content", vector =>
    {
        OpenedContent opened = OpenContent(vector).Value();
        Assert.Equal(Peer.Bytes(vector["plain"]), opened.Plain);
        Assert.Equal(Text(vector, "origin"), opened.Header.Origin == ContentOrigin.Browser ? "browser" : "server");
        Assert.Equal((int)vector["schemaVersion"]!, opened.Header.SchemaVersion);
    });

    [Fact]
    public void Content_ThatIsNotAccepted_IsRefused() =>
        Each("refusedContent", vector => Assert.Equal(Text(vector, "reason"), OpenContent(vector).Reason().ToString()));

    [Fact]
    public void Wraps_Open() => Each("wraps", vector => Assert.Equal(Text(vector, "contentKey"), Peer.Text(OpenWrap(vector).Value().Bytes)));

    [Fact]
    public void Wraps_ThatAreNotAccepted_AreRefused() =>
        Each("refusedWraps", vector => Assert.Equal(Text(vector, "reason"), OpenWrap(vector).Reason().ToString()));

    [Fact]
    public void TeamKeys_Open() => Each("teamKeyWraps", vector => Assert.Equal(
        Text(vector, "teamKey"),
        Peer.Text(TeamKeyWrap.Open(Text(vector, "jwe"), Name(vector["team"]), (int)vector["epoch"]!, Public(vector["teamJwk"]), Name(vector["to"]), Key(vector["key"])).Value().Bytes)));

    [Fact]
    public void Slots_Open() => Each("slots", vector => Assert.Equal(
        Text(vector, "memberKey"),
        Peer.Text(KeySlot.Open(Text(vector, "jwe"), Id(vector["member"]), Secret(vector["secret"]!)).Value().Bytes)));

    [Fact]
    public void Receipts_Open() => Each("receipts", vector =>
    {
        Assert.True(ReceiptCode.TryParse(Text(vector, "code"), out ReceiptCode? code));
        using ReceiptVault vault = new(Peer.Bytes(vector["serverSecret"]));
        Assert.Equal(Text(vector, "salt"), Peer.Text(vault.Salt(code.Locator)));
        using ReceiptKeys keys = ReceiptKeys.Derive(code, vault.Salt(code.Locator));
        Assert.Equal(Text(vector, "proof"), Peer.Text(keys.ExportProof()));
        Assert.Equal(Text(vector, "storedProof"), Peer.Text(vault.Store(keys.ExportProof())));
        Guid record = Id(vector["record"]);
        Assert.Equal(Text(vector, "jwe"), vault.Open(Text(vector, "stored"), record).Value());
        using SymmetricKey contentKey = SymmetricKey.From(Peer.Bytes(vector["contentKey"]));
        Assert.Equal(Text(vector, "lettersKey"), Peer.Text(LettersKey.Of(contentKey).Bytes));
        Assert.Equal(Text(vector, "lettersKey"), Peer.Text(keys.Open(Text(vector, "jwe"), record).Value().Bytes));
    });

    [Fact]
    public void ReceiptCodes_AreReadOrRefused() => Each("receiptCodes", vector => Assert.Equal(
        (string?)vector["read"],
        ReceiptCode.TryParse(Text(vector, "typed"), out ReceiptCode? code) ? code.Format() : null));

    [Fact]
    public void RecoveryCodes_AreReadOrRefused() => Each("recoveryCodes", vector => Assert.Equal(
        (string?)vector["read"],
        RecoveryCode.TryParse(Text(vector, "typed"), out RecoveryCode? code) ? code.Format() : null));

    [Fact]
    public void Manifests_Open() => Each("manifests", vector =>
    {
        Manifest manifest = SealedManifest.Open(Text(vector, "jws"), Public(vector["jwk"]), DateTimeOffset.FromUnixTimeSeconds((long)vector["now"]!)).Value();
        Assert.Equal(
            vector["manifest"]!["teams"]!.AsArray().Select(team => (string?)team),
            manifest.Teams.Select(team => $"{team.Team} {team.Epoch} {team.Key.KeyId}"));
    });

    [Fact]
    public void FormStates_Open() => Each("formStates", vector =>
    {
        FormKey key = new(Text(vector, "keyId"), SymmetricKey.From(Peer.Bytes(vector["key"])));
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds((long)vector["now"]!);
        Assert.Equal(Peer.Bytes(vector["plain"]), FormState.Open(Text(vector, "jwe"), FormUse.Share, [key], now).Value());
    });

    private static Opening<OpenedContent> OpenContent(JsonNode vector)
    {
        Assert.True(RecordKind.TryParse(Text(vector, "kind"), out RecordKind? kind));
        return SealedContent.Open(Text(vector, "jwe"), Id(vector["id"]), kind, SymmetricKey.From(Peer.Bytes(vector["key"])));
    }

    private static Opening<SymmetricKey> OpenWrap(JsonNode vector)
    {
        Assert.True(RecordKind.TryParse(Text(vector, "kind"), out RecordKind? kind));
        return ContentWrap.Open(Text(vector, "jwe"), Id(vector["id"]), kind, Name(vector["to"]), (int)vector["epoch"]!, Key(vector["key"]));
    }

    private static SlotSecret Secret(JsonNode secret)
    {
        string text = (string)secret["secret"]!;
        switch ((string)secret["slot"]!)
        {
            case "passphrase":
                Assert.True(SlotSecret.TryFromPassphrase(text, out SlotSecret? passphrase));
                return passphrase;
            case "prf":
                return SlotSecret.FromPrf(Peer.Bytes(secret["secret"]));
            default:
                Assert.True(RecoveryCode.TryParse((string?)secret["printed"], out RecoveryCode? code));
                return SlotSecret.FromRecoveryCode(code);
        }
    }

    private static string Text(JsonNode vector, string name) => (string)vector[name]!;

    private static Guid Id(JsonNode? id) => Guid.ParseExact((string)id!, "D");

    private static RecipientName Name(JsonNode? name)
    {
        Assert.True(RecipientName.TryParse((string?)name, out RecipientName? read));
        return read;
    }

    private static PublicKey Public(JsonNode? jwk)
    {
        Assert.True(PublicKey.TryFromJwk((string?)jwk, out PublicKey? key));
        return key;
    }

    private static PrivateKey Key(JsonNode? bytes)
    {
        Assert.True(PrivateKey.TryFrom(Peer.Bytes(bytes), out PrivateKey? key));
        return key;
    }

    private void Each(string list, Action<JsonNode> check)
    {
        JsonArray found = vectors[list]!.AsArray();
        Assert.NotEmpty(found);
        foreach (JsonNode? vector in found)
        {
            check(vector!);
        }
    }
}
