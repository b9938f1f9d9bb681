using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Portal.Sealing.Tests;

/// <summary>npm jose, an implementation that shares nothing with ours, reads what we write and writes what we read.</summary>
public sealed class JoseTests(Peer peer) : IDisposable
{
    private static readonly RecipientName Team = RecipientName.Team("lounais-suomi");

    private readonly SymmetricKey contentKey = SymmetricKey.Generate();
    private readonly PrivateKey team = PrivateKey.Generate();
    private readonly ContentHeader header = new(Guid.NewGuid(), RecordKind.Concern, 1, ContentOrigin.Browser);

    [Fact]
    public async Task Content_FromUs_OpensInJose()
    {
        string jwe = SealedContent.Seal("canary"u8, header, contentKey);
        JsonNode? opened = await peer.AskAsync("joseOpenDirect", new { jwe, key = Peer.Text(contentKey.Bytes) });
        Assert.Equal(Padding.Pad("canary"u8), Peer.Bytes(opened!["plain"]));
        Assert.Equal(header.Id.ToString("D"), (string?)opened["header"]!["id"]);
    }

    [Fact]
    public async Task Content_FromJose_OpensHere()
    {
        string jwe = await peer.TextAsync("joseSealDirect", new { plain = Peer.Text(Padding.Pad("canary"u8)), key = Peer.Text(contentKey.Bytes), header = Members() });
        Assert.Equal("canary"u8, SealedContent.Open(jwe, header.Id, header.Kind, contentKey).Value().Plain);
    }

    [Fact]
    public async Task Wrap_FromUs_OpensInJose()
    {
        string jwe = ContentWrap.Seal(contentKey, header.Id, header.Kind, new(Team, 1, team.Public));
        JsonNode? opened = await peer.AskAsync("joseOpenWithKey", new { jwe, key = Peer.Text(team.Bytes) });
        Assert.Equal(contentKey.Bytes, Peer.Bytes(opened!["plain"]));
        Assert.Equal(Team.Name, (string?)opened["header"]!["to"]);
    }

    [Fact]
    public async Task Wrap_FromJose_OpensHere()
    {
        string jwe = await WrapAsync(team.Public, new JsonObject());
        Assert.Equal(contentKey.Bytes, ContentWrap.Open(jwe, header.Id, header.Kind, Team, 1, team).Value().Bytes);
    }

    [Theory]
    [InlineData("alg", "ECDH-ES+A128KW")]
    [InlineData("alg", "ECDH-ES+A192KW")]
    [InlineData("alg", "ECDH-ES")]
    [InlineData("enc", "A128GCM")]
    [InlineData("enc", "A192GCM")]
    [InlineData("enc", "A256CBC-HS512")]
    [InlineData("zip", "DEF")]
    public async Task Wrap_WithAnotherAlgorithmForTheRightKey_IsNotAccepted(string member, string value)
    {
        string jwe = await WrapAsync(team.Public, new JsonObject { [member] = value });
        Assert.Equal(Refusal.NotAccepted, ContentWrap.Open(jwe, header.Id, header.Kind, Team, 1, team).Reason());
    }

    [Theory]
    [InlineData("RSA-OAEP", "")]
    [InlineData("RSA-OAEP-256", "")]
    [InlineData("ECDH-ES+A256KW", "X25519")]
    [InlineData("ECDH-ES+A256KW", "P-384")]
    [InlineData("ECDH-ES+A256KW", "P-521")]
    [InlineData("ECDH-ES", "P-256")]
    [InlineData("PBES2-HS256+A128KW", "")]
    [InlineData("A256KW", "")]
    [InlineData("A256GCMKW", "")]
    public async Task Wrap_OfAnotherKind_IsNotAccepted(string alg, string crv)
    {
        JsonObject members = WrapMembers();
        members["crv"] = crv;
        string jwe = await peer.TextAsync("joseForeign", new { alg, plain = Peer.Text(contentKey.Bytes), header = members });
        Assert.Equal(Refusal.NotAccepted, ContentWrap.Open(jwe, header.Id, header.Kind, Team, 1, team).Reason());
        Assert.Equal(Refusal.NotAccepted, ContentWrap.Inspect(jwe).Reason());
    }

    [Theory]
    [InlineData("A128GCM", 16)]
    [InlineData("A192GCM", 24)]
    [InlineData("A128CBC-HS256", 32)]
    [InlineData("A256CBC-HS512", 64)]
    public async Task Content_WithAnotherEncryption_IsNotAccepted(string enc, int keySize)
    {
        JsonObject members = Members();
        members["enc"] = enc;
        string jwe = await peer.TextAsync("joseSealDirect", new
        {
            plain = Peer.Text(Padding.Pad("canary"u8)),
            key = Peer.Text(RandomNumberGenerator.GetBytes(keySize)),
            header = members,
        });
        Assert.Equal(Refusal.NotAccepted, SealedContent.Open(jwe, header.Id, header.Kind, contentKey).Reason());
    }

    [Fact]
    public async Task Content_Compressed_IsNotAccepted()
    {
        JsonObject members = Members();
        members["zip"] = "DEF";
        string jwe = await peer.TextAsync("joseSealDirect", new { plain = Peer.Text(Padding.Pad("canary"u8)), key = Peer.Text(contentKey.Bytes), header = members });
        Assert.Equal(Refusal.NotAccepted, SealedContent.Open(jwe, header.Id, header.Kind, contentKey).Reason());
    }

    [Fact]
    public async Task Manifest_FromUs_IsVerifiedByJose()
    {
        using SigningKey signer = SigningKey.Generate();
        string jws = SealedManifest.Seal(new(DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch.AddDays(9), [new(Team, 1, team.Public)]), signer);
        JsonNode? verified = await peer.AskAsync("joseVerify", new { jws, jwk = signer.Public.ToJwk() });
        Assert.Equal("ES256", (string?)verified!["header"]!["alg"]);
        string again = await peer.TextAsync("joseSign", new
        {
            payload = (string)verified["payload"]!,
            key = Peer.Text(signer.Export()),
            header = new { alg = "ES256", kid = signer.Public.KeyId },
        });
        Assert.Equal([new(Team, 1, team.Public)], SealedManifest.Open(again, signer.Public, DateTimeOffset.UnixEpoch.AddDays(2)).Value().Teams);
    }

    [Fact]
    public async Task FormState_FromJose_OpensHere()
    {
        FormKey key = new("k1", contentKey);
        string jwe = await peer.TextAsync("joseSealDirect", new
        {
            plain = Peer.Text("canary"u8),
            key = Peer.Text(contentKey.Bytes),
            header = new { alg = "dir", enc = "A256GCM", use = "share", kid = "k1", exp = 1_800_000_000 },
        });
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1_799_999_999);
        Assert.Equal("canary"u8, FormState.Open(jwe, FormUse.Share, [key], now).Value());
    }

    public void Dispose()
    {
        contentKey.Dispose();
        team.Dispose();
    }

    private Task<string> WrapAsync(PublicKey key, JsonObject changes)
    {
        JsonObject members = WrapMembers();
        foreach ((string name, JsonNode? value) in changes)
        {
            members[name] = value!.DeepClone();
        }

        return peer.TextAsync("joseSealToJwk", new { plain = Peer.Text(contentKey.Bytes), jwk = key.ToJwk(), header = members });
    }

    private JsonObject Members() => new()
    {
        ["alg"] = "dir",
        ["enc"] = "A256GCM",
        ["id"] = header.Id.ToString("D"),
        ["kind"] = "concern",
        ["v"] = 1,
        ["origin"] = "browser",
    };

    private JsonObject WrapMembers() => new()
    {
        ["alg"] = "ECDH-ES+A256KW",
        ["enc"] = "A256GCM",
        ["id"] = header.Id.ToString("D"),
        ["kind"] = "concern",
        ["to"] = Team.Name,
        ["epoch"] = 1,
        ["kid"] = team.Public.KeyId,
    };
}
