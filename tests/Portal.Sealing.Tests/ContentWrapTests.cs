using Jose;

namespace Portal.Sealing.Tests;

public sealed class ContentWrapTests : IDisposable
{
    private static readonly RecipientName Team = RecipientName.Team("lounais-suomi");
    private static readonly RecipientName OtherTeam = RecipientName.Team("helsinki");

    private readonly PrivateKey team = PrivateKey.Generate();
    private readonly PrivateKey other = PrivateKey.Generate();
    private readonly SymmetricKey contentKey = SymmetricKey.Generate();
    private readonly Guid id = Guid.NewGuid();

    [Fact]
    public void Open_ByItsRecipient_GivesTheContentKey() => Assert.Equal(contentKey.Bytes, Open(Seal()).Value().Bytes);

    [Fact]
    public void Open_ForAnythingElse_IsRefused()
    {
        string jwe = Seal();
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(jwe, Guid.NewGuid(), RecordKind.Concern, Team, 2, team).Reason());
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(jwe, id, RecordKind.Letter, Team, 2, team).Reason());
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(jwe, id, RecordKind.Concern, OtherTeam, 2, team).Reason());
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(jwe, id, RecordKind.Concern, RecipientName.Receipt, 2, team).Reason());
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(jwe, id, RecordKind.Concern, Team, 3, team).Reason());
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(jwe, id, RecordKind.Concern, Team, 2, other).Reason());
    }

    [Fact]
    public void Open_WithTheRightNameButAnotherKeyInside_DoesNotOpen()
    {
        string forged = Raw(other.Public, Claims(team.Public.KeyId), contentKey.Bytes);
        Assert.Equal(Refusal.DoesNotOpen, Open(forged).Reason());
    }

    [Fact]
    public void Open_WithAnyFlippedBit_IsRefused()
    {
        string jwe = Seal();
        for (int position = 0; position < jwe.Length; position++)
        {
            Assert.False(Open(Forge.Flip(jwe, position, position % 7)).IsOpen());
        }
    }

    [Fact]
    public void Open_OfATruncatedEnvelope_IsRefused()
    {
        string jwe = Seal();
        for (int length = 0; length < jwe.Length; length++)
        {
            Assert.False(Open(jwe[..length]).IsOpen());
        }
    }

    [Fact]
    public void Open_WithASegmentOfAnotherWrap_IsRefused()
    {
        for (int segment = 0; segment < 5; segment++)
        {
            Assert.Equal(Refusal.DoesNotOpen, Open(Forge.Swap(Seal(), Seal(), segment)).Reason());
        }
    }

    [Fact]
    public void Open_OfAContentEnvelope_IsRefused()
    {
        string content = SealedContent.Seal([], new(id, RecordKind.Concern, 1, ContentOrigin.Server), contentKey);
        Assert.Equal(Refusal.TooLarge, Open(content).Reason());
        Assert.Equal(Refusal.NotAccepted, SealedContent.Open(Seal(), id, RecordKind.Concern, contentKey).Reason());
    }

    [Fact]
    public void Open_OfAKeyOfAnotherLength_IsRefused()
    {
        string forged = Raw(team.Public, Claims(team.Public.KeyId), new byte[31]);
        Assert.Equal(Refusal.NotAccepted, Open(forged).Reason());
    }

    [Theory]
    [InlineData("zip", "DEF")]
    [InlineData("apu", "AAAA")]
    [InlineData("apv", "AAAA")]
    [InlineData("typ", "JWE")]
    public void Open_WithOneMoreMember_IsRefused(string name, string value)
    {
        Dictionary<string, object> claims = Claims(team.Public.KeyId);
        claims[name] = value;
        Assert.Equal(Refusal.NotAccepted, Open(Raw(team.Public, claims, contentKey.Bytes)).Reason());
    }

    [Fact]
    public void Open_WithAnEphemeralKeyOffTheCurve_IsRefused()
    {
        string[] parts = Seal().Split('.');
        string head = System.Text.Encoding.ASCII.GetString(Base64Url.Decode(parts[0]));
        int start = head.IndexOf("\"y\":\"", StringComparison.Ordinal) + 5;
        string moved = head[..start] + (head[start] == 'A' ? 'B' : 'A') + head[(start + 1)..];
        parts[0] = Base64Url.Encode(System.Text.Encoding.ASCII.GetBytes(moved));
        Assert.Equal(Refusal.NotAccepted, Open(string.Join('.', parts)).Reason());
    }

    [Fact]
    public void Reseal_ForANewEpoch_LetsTheNewKeyOpenTheSameContent()
    {
        string content = SealedContent.Seal("canary"u8, new(id, RecordKind.Concern, 1, ContentOrigin.Browser), contentKey);
        using PrivateKey next = PrivateKey.Generate();
        string wrap = ContentWrap.Reseal(Seal(), id, RecordKind.Concern, Team, 2, team, new(Team, 3, next.Public)).Value();
        using SymmetricKey opened = ContentWrap.Open(wrap, id, RecordKind.Concern, Team, 3, next).Value();
        Assert.Equal("canary"u8, SealedContent.Open(content, id, RecordKind.Concern, opened).Value().Plain);
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(wrap, id, RecordKind.Concern, Team, 3, team).Reason());
    }

    [Fact]
    public void Reseal_ToAnotherTeam_TransfersThisRecordOnly()
    {
        string wrap = ContentWrap.Reseal(Seal(), id, RecordKind.Concern, Team, 2, team, new(OtherTeam, 7, other.Public)).Value();
        Assert.Equal(contentKey.Bytes, ContentWrap.Open(wrap, id, RecordKind.Concern, OtherTeam, 7, other).Value().Bytes);
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(wrap, Guid.NewGuid(), RecordKind.Concern, OtherTeam, 7, other).Reason());
    }

    [Fact]
    public void Reseal_BySomebodyWhoCannotOpen_MakesNothing() =>
        Assert.Equal(
            Refusal.OtherSubject,
            ContentWrap.Reseal(Seal(), id, RecordKind.Concern, Team, 2, other, new(OtherTeam, 1, other.Public)).Reason());

    [Fact]
    public void Inspect_WithoutAKey_TellsWhomItIsFor() =>
        Assert.Equal(new(id, RecordKind.Concern, Team, 2, team.Public.KeyId), ContentWrap.Inspect(Seal()).Value());

    public void Dispose()
    {
        team.Dispose();
        other.Dispose();
        contentKey.Dispose();
    }

    private static string Raw(PublicKey to, Dictionary<string, object> claims, byte[] plain) =>
        JWT.EncodeBytes(plain, to.ForAgreement(), JweAlgorithm.ECDH_ES_A256KW, JweEncryption.A256GCM, null, claims);

    private Dictionary<string, object> Claims(string keyId) => new()
    {
        ["id"] = id.ToString("D"),
        ["kind"] = "concern",
        ["to"] = Team.Name,
        ["epoch"] = 2,
        ["kid"] = keyId,
    };

    private string Seal() => ContentWrap.Seal(contentKey, id, RecordKind.Concern, new(Team, 2, team.Public));

    private Opening<SymmetricKey> Open(string jwe) => ContentWrap.Open(jwe, id, RecordKind.Concern, Team, 2, team);
}
