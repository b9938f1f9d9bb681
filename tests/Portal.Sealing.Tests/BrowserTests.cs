using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CsCheck;

namespace Portal.Sealing.Tests;

/// <summary>The browser's modules and the library read each other, and refuse the same.</summary>
public sealed class BrowserTests(Peer peer) : IDisposable
{
    private const string TeamName = "team:lounais-suomi";

    private static readonly RecipientName Team = RecipientName.Team("lounais-suomi");

    private readonly Guid id = Guid.NewGuid();
    private readonly PrivateKey team = PrivateKey.Generate();
    private readonly PrivateKey other = PrivateKey.Generate();
    private readonly SymmetricKey contentKey = SymmetricKey.Generate();

    [Theory]
    [InlineData(0)]
    [InlineData(8_188)]
    [InlineData(8_189)]
    [InlineData(16_381)]
    [InlineData(32_764)]
    public async Task Content_OfAnySize_CrossesBothWays(int size)
    {
        byte[] plain = RandomNumberGenerator.GetBytes(size);
        string there = await SealInBrowserAsync(plain);
        OpenedContent opened = SealedContent.Open(there, id, RecordKind.Concern, contentKey).Value();
        Assert.Equal(plain, opened.Plain);
        Assert.Equal(new(id, RecordKind.Concern, 1, ContentOrigin.Browser), opened.Header);
        string here = SealedContent.Seal(plain, opened.Header, contentKey);
        Assert.Equal(here.Length, there.Length);
        Assert.Equal(plain, Peer.Bytes((await OpenInBrowserAsync(here))!["opened"]!["plain"]));
    }

    [Fact]
    public async Task Content_ThatTheLibraryRefuses_IsRefusedInTheBrowserForTheSameReason()
    {
        string jwe = SealedContent.Seal("canary"u8, new(id, RecordKind.Concern, 1, ContentOrigin.Browser), contentKey);
        string twin = SealedContent.Seal("canary"u8, new(id, RecordKind.Concern, 1, ContentOrigin.Server), contentKey);
        List<string> envelopes = [jwe + "=", jwe + ".", " " + jwe, jwe[..^1], jwe[1..], "", "....", new string('a', 44_101), Forge.Swap(jwe, twin, 0), Forge.Swap(jwe, twin, 4)];
        int head = jwe.IndexOf('.', StringComparison.Ordinal);
        for (int position = 0; position < head + 30; position++)
        {
            envelopes.Add(Forge.Flip(jwe, position, position % 7));
        }

        foreach (string envelope in envelopes)
        {
            Refusal reason = SealedContent.Open(envelope, id, RecordKind.Concern, contentKey).Reason();
            Assert.Equal(reason.ToString(), (string?)(await OpenInBrowserAsync(envelope))!["refused"]);
        }
    }

    [Fact]
    public async Task Wrap_CrossesBothWays()
    {
        string there = await peer.TextAsync("sealWrap", new { contentKey = Text(contentKey), id, kind = "concern", recipient = To(TeamName, 1, team) });
        Assert.Equal(contentKey.Bytes, ContentWrap.Open(there, id, RecordKind.Concern, Team, 1, team).Value().Bytes);
        string here = ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(Team, 1, team.Public));
        JsonNode? opened = await peer.AskAsync("openWrap", new { jwe = here, id, kind = "concern", to = TeamName, epoch = 1, key = Text(team) });
        Assert.Equal(Text(contentKey), (string?)opened!["opened"]);
    }

    [Fact]
    public async Task Wrap_ResealedInTheBrowserForAnotherTeam_OpensThere()
    {
        string here = ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(Team, 1, team.Public));
        JsonNode? made = await peer.AskAsync("resealWrap", new
        {
            jwe = here,
            id,
            kind = "concern",
            from = TeamName,
            epoch = 1,
            key = Text(team),
            recipient = To("team:helsinki", 4, other),
        });
        SymmetricKey opened = ContentWrap.Open((string?)made!["opened"], id, RecordKind.Concern, RecipientName.Team("helsinki"), 4, other).Value();
        Assert.Equal(contentKey.Bytes, opened.Bytes);
    }

    [Theory]
    [InlineData("concern", TeamName, 2)]
    [InlineData("letter", TeamName, 1)]
    [InlineData("concern", "receipt", 1)]
    public async Task Wrap_ForAnythingElse_IsRefusedInTheBrowser(string kind, string to, int epoch)
    {
        string jwe = ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(Team, 1, team.Public));
        JsonNode? answer = await peer.AskAsync("openWrap", new { jwe, id, kind, to, epoch, key = Text(team) });
        Assert.Equal("OtherSubject", (string?)answer!["refused"]);
    }

    [Fact]
    public async Task Wrap_WithAnyFlippedBit_IsRefusedInTheBrowser()
    {
        string jwe = ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(Team, 1, team.Public));
        for (int position = 0; position < jwe.Length; position++)
        {
            JsonNode? answer = await peer.AskAsync("openWrap", new
            {
                jwe = Forge.Flip(jwe, position, position % 7),
                id,
                kind = "concern",
                to = TeamName,
                epoch = 1,
                key = Text(team),
            });
            Assert.NotNull(answer!["refused"]);
        }
    }

    [Fact]
    public async Task ATeamsKey_CrossesBothWaysAndIsAdmittedInTheBrowser()
    {
        Guid first = Guid.NewGuid();
        Guid second = Guid.NewGuid();
        using PrivateKey secondKey = PrivateKey.Generate();
        string there = await peer.TextAsync("sealTeamKey", new { teamKey = Text(team), team = TeamName, epoch = 1, to = $"member:{first:D}", jwk = other.Public.ToJwk() });
        Assert.Equal(team.Bytes, TeamKeyWrap.Open(there, Team, 1, team.Public, RecipientName.Member(first), other).Value().Bytes);

        string here = TeamKeyWrap.Seal(team, Team, 1, RecipientName.Member(first), other.Public);
        JsonNode? opened = await peer.AskAsync("openTeamKey", new { jwe = here, team = TeamName, epoch = 1, teamJwk = team.Public.ToJwk(), to = $"member:{first:D}", key = Text(other) });
        Assert.Equal(Text(team), (string?)opened!["opened"]);

        JsonNode? admitted = await peer.AskAsync("admit", new
        {
            jwe = here,
            team = TeamName,
            epoch = 1,
            teamJwk = team.Public.ToJwk(),
            from = $"member:{first:D}",
            key = Text(other),
            to = $"member:{second:D}",
            jwk = secondKey.Public.ToJwk(),
        });
        Assert.Equal(team.Bytes, TeamKeyWrap.Open((string?)admitted!["opened"], Team, 1, team.Public, RecipientName.Member(second), secondKey).Value().Bytes);
    }

    [Fact]
    public async Task APassphraseSlot_CrossesBothWays()
    {
        const string passphrase = "p\u00E4iv\u00E4\u00A0kaksi \u0643\u0644\u0645\u0629";
        object secret = new { slot = "passphrase", secret = passphrase };
        Assert.True(SlotSecret.TryFromPassphrase(passphrase, out SlotSecret? same));
        string there = await peer.TextAsync("sealSlot", new { memberKey = Text(team), member = id, secret });
        Assert.Equal(team.Bytes, KeySlot.Open(there, id, same).Value().Bytes);
        JsonNode? opened = await peer.AskAsync("openSlot", new { jwe = KeySlot.Seal(team, id, same), member = id, secret });
        Assert.Equal(Text(team), (string?)opened!["opened"]);
    }

    [Fact]
    public async Task APrfSlot_CrossesBothWays()
    {
        byte[] output = RandomNumberGenerator.GetBytes(32);
        object secret = new { slot = "prf", secret = Peer.Text(output) };
        string there = await peer.TextAsync("sealSlot", new { memberKey = Text(team), member = id, secret });
        Assert.Equal(team.Bytes, KeySlot.Open(there, id, SlotSecret.FromPrf(output)).Value().Bytes);
        JsonNode? refused = await peer.AskAsync("openSlot", new { jwe = there, member = Guid.NewGuid(), secret });
        Assert.Equal("OtherSubject", (string?)refused!["refused"]);
    }

    [Fact]
    public async Task ARecoveryCodeMadeInTheBrowser_IsReadHere()
    {
        string printed = await peer.TextAsync("newRecoveryCode", new { });
        Assert.True(RecoveryCode.TryParse(printed, out RecoveryCode? code));
        Assert.Equal(printed, code.Format());
        Assert.Null(await peer.AskAsync("readRecoveryCode", new { typed = printed[..^1] + (printed[^1] == 'X' ? 'Y' : 'X') }));
    }

    [Fact]
    public async Task ReceiptCodesMadeInTheBrowser_AreReadHere()
    {
        JsonNode? codes = await peer.AskAsync("newReceiptCodes", new { count = 500 });
        foreach (JsonNode? made in codes!.AsArray())
        {
            Assert.True(ReceiptCode.TryParse((string?)made, out ReceiptCode? code));
            Assert.Equal((string?)made, code.Format());
        }
    }

    [Fact]
    public async Task AnyTypedReceiptCode_IsReadOrRefusedAlike()
    {
        string[] alphabet = ["0", "1", "7", "9", "\u0660", "\u0669", "\u06F4", " ", "-", "\u00A0", "\u2066", "x", ".", "\uD83D", "\u0967"];
        List<string> typed = [];
        Gen.Int[0, alphabet.Length - 1].Array[0, 30].Sample(picked => { lock (typed) { typed.Add(string.Concat(picked.Select(index => alphabet[index]))); } }, iter: 200);
        using ReceiptCode real = ReceiptCode.Generate();
        typed.AddRange(Enumerable.Range(0, 24).Select(position => real.Format().Insert(position, "\u200F-\u00A0")));
        foreach (string text in typed)
        {
            string? here = ReceiptCode.TryParse(text, out ReceiptCode? code) ? code.Format() : null;
            Assert.Equal(here, (string?)await peer.AskAsync("readReceiptCode", new { typed = text }));
        }
    }

    [Fact]
    public async Task AReceiptMadeInTheBrowser_IsStoredAndOpenedHere()
    {
        using ReceiptVault vault = new(RandomNumberGenerator.GetBytes(32));
        using ReceiptCode code = ReceiptCode.Generate();
        using SymmetricKey letters = SymmetricKey.Generate();
        byte[] salt = vault.Salt(code.Locator);
        JsonNode? keys = await peer.AskAsync("deriveReceipt", new { typed = code.Format(), code = code.Format(), salt = Peer.Text(salt) });
        string there = await peer.TextAsync("sealReceiptKey", new { lettersKey = Peer.Text(letters.Bytes), record = id, keys });

        using ReceiptKeys here = ReceiptKeys.Derive(code, salt);
        Assert.Equal(here.ExportProof(), Peer.Bytes(keys!["proof"]));
        Assert.Equal(letters.Bytes, here.Open(vault.Open(vault.Seal(there, id), id).Value(), id).Value().Bytes);
        JsonNode? opened = await peer.AskAsync("openReceiptKey", new { jwe = here.Seal(letters, id), record = id, keys });
        Assert.Equal(Peer.Text(letters.Bytes), (string?)opened!["opened"]);
    }

    [Fact]
    public async Task AWholeConcernPostOfTheBrowser_OpensForTheTeamAndItsCodeOpensTheLettersKey()
    {
        using ReceiptVault vault = new(RandomNumberGenerator.GetBytes(32));
        using ReceiptCode code = ReceiptCode.Generate();
        JsonNode? post = await peer.AskAsync("sealConcern", new
        {
            salt = Peer.Text(vault.Salt(code.Locator)),
            jwk = team.Public.ToJwk(),
            concern = new { journey = Guid.NewGuid(), id, kind = "advice", urgent = true, team = "duty", epoch = 3, language = "so", answers = new { words = new[] { "canary" } }, code = code.Format() },
        });
        RecipientName duty = RecipientName.Team("duty");
        using SymmetricKey contentKey = ContentWrap.Open((string?)post!["wrap"], id, RecordKind.Advice, duty, 3, team).Value();
        OpenedContent opened = SealedContent.Open((string?)post["content"], id, RecordKind.Advice, contentKey).Value();
        Assert.Equal("""{"language":"so","answers":{"words":["canary"]}}"""u8, opened.Plain);
        Assert.Equal((1, ContentOrigin.Browser), (opened.Header.SchemaVersion, opened.Header.Origin));

        using ReceiptKeys keys = ReceiptKeys.Derive(code, vault.Salt(code.Locator));
        Assert.Equal(code.Locator, (string?)post["receipt"]!["locator"]);
        Assert.Equal(keys.ExportProof(), Peer.Bytes(post["receipt"]!["proof"]));
        Assert.Equal(LettersKey.Of(contentKey).Bytes, keys.Open((string?)post["receipt"]!["key"], id).Value().Bytes);
    }

    [Fact]
    public async Task AKeyMadeInTheBrowser_IsReadHere()
    {
        byte[] made = Peer.Bytes(await peer.AskAsync("newPrivateKey", new { }));
        Assert.True(PrivateKey.TryFrom(made, out PrivateKey? key));
        JsonNode? read = await peer.AskAsync("readPrivateKey", new { key = Peer.Text(made) });
        Assert.Equal(key.Public.KeyId, (string?)read!["keyId"]);
        Assert.Equal(key.Public.Fingerprint, (string?)read["fingerprint"]);
        Assert.Null(await peer.AskAsync("readPrivateKey", new { key = Peer.Text([.. made[..32], .. other.Bytes[32..]]) }));
    }

    [Fact]
    public async Task AManifest_IsReadInTheBrowserUntilItExpires()
    {
        using SigningKey signer = SigningKey.Generate();
        string jws = SealedManifest.Seal(new(DateTimeOffset.FromUnixTimeSeconds(100), DateTimeOffset.FromUnixTimeSeconds(200), [new(Team, 3, team.Public)]), signer);
        JsonNode? read = await peer.AskAsync("openManifest", new { jws, jwk = signer.Public.ToJwk(), now = 199 });
        Assert.Equal($"{TeamName} 3 {team.Public.KeyId}", (string?)read!["opened"]!["teams"]![0]);
        Assert.Equal("Expired", (string?)(await peer.AskAsync("openManifest", new { jws, jwk = signer.Public.ToJwk(), now = 200 }))!["refused"]);
        Assert.Equal("OtherSubject", (string?)(await peer.AskAsync("openManifest", new { jws, jwk = team.Public.ToJwk(), now = 1 }))!["refused"]);
        Assert.Equal("Malformed", (string?)(await peer.AskAsync("openManifest", new { jws = Forge.Flip(jws, jws.Length - 1, 0), jwk = signer.Public.ToJwk(), now = 1 }))!["refused"]);
        Assert.Equal("DoesNotOpen", (string?)(await peer.AskAsync("openManifest", new { jws = jws[..^9] + (jws[^9] == 'A' ? 'B' : 'A') + jws[^8..], jwk = signer.Public.ToJwk(), now = 1 }))!["refused"]);
    }

    public void Dispose()
    {
        team.Dispose();
        other.Dispose();
        contentKey.Dispose();
    }

    private static string Text(PrivateKey key) => Peer.Text(key.Bytes);

    private static string Text(SymmetricKey key) => Peer.Text(key.Bytes);

    private static object To(string name, int epoch, PrivateKey key) => new { name, epoch, jwk = key.Public.ToJwk() };

    private Task<string> SealInBrowserAsync(byte[] plain) => peer.TextAsync("sealContent", new
    {
        plain = Peer.Text(plain),
        key = Text(contentKey),
        header = new { id, kind = "concern", schemaVersion = 1, origin = "browser" },
    });

    private Task<JsonNode?> OpenInBrowserAsync(string jwe) => peer.AskAsync("openContent", new { jwe, id, kind = "concern", key = Text(contentKey) });
}
