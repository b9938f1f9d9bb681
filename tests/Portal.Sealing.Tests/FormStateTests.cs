using System.Security.Cryptography;
using CsCheck;

namespace Portal.Sealing.Tests;

public sealed class FormStateTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly FormKey key = new("key-7", SymmetricKey.Generate());

    [Fact]
    public void Open_OfAnySealedState_GivesTheState() => Gen.Int[0, FormState.MaxPlainBytes].Sample(
        size =>
        {
            byte[] state = RandomNumberGenerator.GetBytes(size);
            Assert.Equal(state, Open(FormState.Seal(state, FormUse.Share, key, Now.AddHours(12)), Now).Value());
        },
        iter: 100);

    [Fact]
    public void Open_AtOrAfterItsEnd_IsExpired()
    {
        string jwe = Seal();
        Assert.True(Open(jwe, Now.AddHours(12).AddSeconds(-1)).IsOpen());
        Assert.Equal(Refusal.Expired, Open(jwe, Now.AddHours(12)).Reason());
    }

    [Fact]
    public void Open_WithAKeyThatIsGoneOrForAnotherUse_IsRefused()
    {
        FormKey next = new("key-8", SymmetricKey.Generate());
        string jwe = Seal();
        Assert.True(FormState.Open(jwe, FormUse.Share, [next, key], Now).IsOpen());
        Assert.Equal(Refusal.OtherSubject, FormState.Open(jwe, FormUse.Share, [next], Now).Reason());
        Assert.Equal(Refusal.OtherSubject, FormState.Open(jwe, FormUse.Mailbox, [key], Now).Reason());
        Assert.Equal(Refusal.DoesNotOpen, FormState.Open(jwe, FormUse.Share, [next with { Id = key.Id }], Now).Reason());
    }

    [Fact]
    public void Open_WithAnyFlippedBit_IsRefused()
    {
        string jwe = Seal();
        for (int position = 0; position < jwe.Length; position++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                Assert.False(Open(Forge.Flip(jwe, position, bit), Now).IsOpen());
            }
        }
    }

    [Fact]
    public void Open_WithALaterEndWrittenIn_IsRefused()
    {
        string later = FormState.Seal("canary"u8, FormUse.Share, key, Now.AddYears(1));
        Assert.Equal(Refusal.DoesNotOpen, Open(Forge.Swap(Seal(), later, 0), Now.AddDays(1)).Reason());
    }

    [Theory]
    [InlineData("""{"alg":"dir","enc":"A256GCM","use":"share","kid":"key-7"}""")]
    [InlineData("""{"alg":"dir","enc":"A256GCM","use":"share","kid":"key-7","exp":"4000000000"}""")]
    [InlineData("""{"alg":"dir","enc":"A256GCM","use":"share","kid":"key-7","exp":400000000000}""")]
    [InlineData("""{"alg":"dir","enc":"A256GCM","use":"share","kid":"key 7","exp":4000000000}""")]
    [InlineData("""{"alg":"dir","enc":"A256GCM","use":"share","kid":"key-7","exp":4000000000,"zip":"DEF"}""")]
    public void Open_WithAHeaderOfAnotherForm_IsRefused(string header) =>
        Assert.False(Open(Forge.Direct(header, "canary"u8, key.Key), Now).IsOpen());

    [Fact]
    public void Open_OfAnyText_IsRefusedWithoutAnException()
    {
        Gen.String.Sample(text => Assert.False(Open(text, Now).IsOpen()), iter: 1_000);
        Assert.Equal(Refusal.Malformed, Open(null, Now).Reason());
        Assert.Equal(Refusal.TooLarge, Open(new string('a', 64_501), Now).Reason());
    }

    public void Dispose() => key.Key.Dispose();

    private string Seal() => FormState.Seal("canary"u8, FormUse.Share, key, Now.AddHours(12));

    private Opening<byte[]> Open(string? jwe, DateTimeOffset now) => FormState.Open(jwe, FormUse.Share, [key], now);
}
