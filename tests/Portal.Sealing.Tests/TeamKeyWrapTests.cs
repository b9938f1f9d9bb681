namespace Portal.Sealing.Tests;

public sealed class TeamKeyWrapTests : IDisposable
{
    private static readonly RecipientName Team = RecipientName.Team("lounais-suomi");

    private readonly RecipientName first = RecipientName.Member(Guid.NewGuid());
    private readonly RecipientName second = RecipientName.Member(Guid.NewGuid());
    private readonly PrivateKey team = PrivateKey.Generate();
    private readonly PrivateKey firstKey = PrivateKey.Generate();
    private readonly PrivateKey secondKey = PrivateKey.Generate();

    [Fact]
    public void Open_ByItsMember_GivesTheTeamsKey() => Assert.Equal(team.Bytes, Open(Seal()).Value().Bytes);

    [Fact]
    public void Open_ForAnythingElse_IsRefused()
    {
        string jwe = Seal();
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Open(jwe, RecipientName.Team("helsinki"), 1, team.Public, first, firstKey).Reason());
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Open(jwe, Team, 2, team.Public, first, firstKey).Reason());
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Open(jwe, Team, 1, team.Public, second, firstKey).Reason());
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Open(jwe, Team, 1, secondKey.Public, first, firstKey).Reason());
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Open(jwe, Team, 1, team.Public, first, secondKey).Reason());
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
    public void Open_WhenTheKeyInsideIsNotTheOneNamed_IsRefused()
    {
        string forged = Jose.JWT.EncodeBytes(
            secondKey.Bytes, firstKey.Public.ForAgreement(), Jose.JweAlgorithm.ECDH_ES_A256KW, Jose.JweEncryption.A256GCM, null,
            new Dictionary<string, object>
            {
                ["team"] = Team.Name,
                ["epoch"] = 1,
                ["key"] = team.Public.KeyId,
                ["to"] = first.Name,
                ["kid"] = firstKey.Public.KeyId,
            });
        Assert.Equal(Refusal.BadContent, Open(forged).Reason());
    }

    [Fact]
    public void AMemberWhoHoldsTheKey_AdmitsAnother()
    {
        string admitted = TeamKeyWrap.Reseal(Seal(), Team, 1, team.Public, first, firstKey, second, secondKey.Public).Value();
        Assert.Equal(team.Bytes, TeamKeyWrap.Open(admitted, Team, 1, team.Public, second, secondKey).Value().Bytes);
        Assert.Equal(new(Team, 1, team.Public.KeyId, second, secondKey.Public.KeyId), TeamKeyWrap.Inspect(admitted).Value());
    }

    [Fact]
    public void SomebodyWhoHoldsNoKey_AdmitsNobody() =>
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Reseal(Seal(), Team, 1, team.Public, first, secondKey, second, secondKey.Public).Reason());

    [Fact]
    public void AfterAMemberLeaves_TheNewEpochOpensForTheOthersOnly()
    {
        Guid concern = Guid.NewGuid();
        using SymmetricKey contentKey = SymmetricKey.Generate();
        string old = ContentWrap.Seal(contentKey, concern, RecordKind.Concern, new(Team, 1, team.Public));

        // The second member left: the first makes a new key, keeps it for the rest and wraps open concerns again.
        using PrivateKey next = PrivateKey.Generate();
        string kept = TeamKeyWrap.Seal(next, Team, 2, first, firstKey.Public);
        string renewed = ContentWrap.Reseal(old, concern, RecordKind.Concern, Team, 1, team, new(Team, 2, next.Public)).Value();

        using PrivateKey opened = TeamKeyWrap.Open(kept, Team, 2, next.Public, first, firstKey).Value();
        Assert.Equal(contentKey.Bytes, ContentWrap.Open(renewed, concern, RecordKind.Concern, Team, 2, opened).Value().Bytes);
        Assert.Equal(Refusal.OtherSubject, ContentWrap.Open(renewed, concern, RecordKind.Concern, Team, 2, team).Reason());
        Assert.Equal(Refusal.OtherSubject, TeamKeyWrap.Open(kept, Team, 2, next.Public, second, secondKey).Reason());
    }

    public void Dispose()
    {
        team.Dispose();
        firstKey.Dispose();
        secondKey.Dispose();
    }

    private string Seal() => TeamKeyWrap.Seal(team, Team, 1, first, firstKey.Public);

    private Opening<PrivateKey> Open(string jwe) => TeamKeyWrap.Open(jwe, Team, 1, team.Public, first, firstKey);
}
