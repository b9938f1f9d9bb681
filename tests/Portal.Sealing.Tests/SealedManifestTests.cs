namespace Portal.Sealing.Tests;

public sealed class SealedManifestTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly SigningKey signer = SigningKey.Generate();
    private readonly PrivateKey team = PrivateKey.Generate();

    [Fact]
    public void Open_OfASignedManifest_GivesTheKeysOfEveryEpoch()
    {
        Manifest opened = Open(Seal()).Value();
        Assert.Equal(Now, opened.Issued);
        Assert.Equal(Now.AddDays(30), opened.Expires);
        Assert.Equal(Manifest().Teams, opened.Teams);
    }

    [Fact]
    public void Open_AtOrAfterItsEnd_IsExpired()
    {
        string jws = Seal();
        Assert.True(SealedManifest.Open(jws, signer.Public, Now.AddDays(30).AddSeconds(-1)).IsOpen());
        Assert.Equal(Refusal.Expired, SealedManifest.Open(jws, signer.Public, Now.AddDays(30)).Reason());
    }

    [Fact]
    public void Open_OfAnotherSignersManifest_IsRefused()
    {
        using SigningKey other = SigningKey.Generate();
        Assert.Equal(Refusal.OtherSubject, Open(SealedManifest.Seal(Manifest(), other)).Reason());
        string[] mine = Seal().Split('.');
        mine[2] = SealedManifest.Seal(Manifest(), other).Split('.')[2];
        Assert.Equal(Refusal.DoesNotOpen, Open(string.Join('.', mine)).Reason());
    }

    [Fact]
    public void Open_WithAnyFlippedBit_IsRefused()
    {
        string jws = Seal();
        for (int position = 0; position < jws.Length; position++)
        {
            Assert.False(Open(Forge.Flip(jws, position, position % 7)).IsOpen());
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    public void Open_WithAnotherAlgorithm_IsNotAccepted(string algorithm)
    {
        string[] parts = Seal().Split('.');
        string head = $$"""{"alg":"{{algorithm}}","kid":"{{signer.Public.KeyId}}"}""";
        parts[0] = Peer.Text(System.Text.Encoding.ASCII.GetBytes(head));
        Assert.Equal(Refusal.NotAccepted, Open(string.Join('.', parts)).Reason());
    }

    [Theory]
    [InlineData("""{"v":1,"issued":1,"expires":99999999999,"teams":[],"more":1}""")]
    [InlineData("""{"v":2,"issued":1,"expires":99999999999,"teams":[]}""")]
    [InlineData("""{"v":1,"issued":1,"expires":99999999999,"teams":{}}""")]
    [InlineData("""{"v":1,"issued":1,"expires":99999999999,"teams":[1]}""")]
    [InlineData("""{"v":1,"issued":1,"expires":99999999999,"teams":[{"team":"receipt","epoch":1,"key":{}}]}""")]
    [InlineData("""{"v":1,"issued":1,"expires":99999999999,"teams":[[[[[[]]]]]]}""")]
    [InlineData("not json")]
    public void Open_OfASignedButForeignForm_IsBadContent(string payload)
    {
        string signed = $"{Seal().Split('.')[0]}.{Peer.Text(System.Text.Encoding.ASCII.GetBytes(payload))}";
        string jws = $"{signed}.{Peer.Text(signer.Sign(System.Text.Encoding.ASCII.GetBytes(signed)))}";
        Assert.Equal(Refusal.BadContent, Open(jws).Reason());
    }

    [Fact]
    public void Open_OfNothingOrTooMuch_IsRefused()
    {
        Assert.Equal(Refusal.Malformed, Open(null).Reason());
        Assert.Equal(Refusal.Malformed, Open("..").Reason());
        Assert.Equal(Refusal.TooLarge, Open(new string('a', 65_537)).Reason());
    }

    [Fact]
    public void Seal_OfTheSameTeamAndEpochTwice_IsAnErrorOfTheCaller()
    {
        TeamKey twice = new(RecipientName.Team("helsinki"), 1, team.Public);
        Assert.Throws<ArgumentException>(() => SealedManifest.Seal(new(Now, Now, [twice, twice]), signer));
    }

    public void Dispose()
    {
        signer.Dispose();
        team.Dispose();
    }

    private Manifest Manifest() => new(Now, Now.AddDays(30), [
        new(RecipientName.Team("lounais-suomi"), 1, team.Public),
        new(RecipientName.Team("lounais-suomi"), 2, signer.Public),
        new(RecipientName.Team("helsinki"), 1, signer.Public),
    ]);

    private string Seal() => SealedManifest.Seal(Manifest(), signer);

    private Opening<Manifest> Open(string? jws) => SealedManifest.Open(jws, signer.Public, Now);
}
