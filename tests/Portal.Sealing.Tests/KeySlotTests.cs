using System.Security.Cryptography;

namespace Portal.Sealing.Tests;

public sealed class KeySlotTests : IDisposable
{
    private readonly PrivateKey key = PrivateKey.Generate();
    private readonly Guid member = Guid.NewGuid();

    [Fact]
    public void Open_WithTheRightPassphrase_GivesTheKey()
    {
        using SlotSecret secret = Passphrase("viisi sanaa riittää hyvin tähän");
        string jwe = KeySlot.Seal(key, member, secret);
        Assert.Equal(key.Bytes, KeySlot.Open(jwe, member, secret).Value().Bytes);
        using SlotSecret wrong = Passphrase("viisi sanaa riittää hyvin tahan");
        Assert.Equal(Refusal.DoesNotOpen, KeySlot.Open(jwe, member, wrong).Reason());
    }

    [Theory]
    [InlineData("p\u00E4iv\u00E4 kaksi", "pa\u0308iva\u0308 kaksi")]
    [InlineData("yksi kaksi", "yksi\u00A0kaksi")]
    [InlineData("yksi kaksi", "yksi\u3000kaksi")]
    public void Open_WithThePassphraseAsAnotherKeyboardTypesIt_GivesTheKey(string typed, string elsewhere)
    {
        using SlotSecret first = Passphrase(typed);
        using SlotSecret second = Passphrase(elsewhere);
        Assert.True(KeySlot.Open(KeySlot.Seal(key, member, first), member, second).IsOpen());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("half \uD83D pair")]
    [InlineData("replaced \uFFFD")]
    public void APassphraseThatCannotBeTypedAgain_IsNotTaken(string? passphrase) =>
        Assert.False(SlotSecret.TryFromPassphrase(passphrase, out _));

    [Fact]
    public void Open_WithTheRecoveryCodeAsPrinted_GivesTheKey()
    {
        using RecoveryCode code = RecoveryCode.Generate();
        string jwe = KeySlot.Seal(key, member, SlotSecret.FromRecoveryCode(code));
        Assert.True(RecoveryCode.TryParse(code.Format(), out RecoveryCode? typed));
        Assert.Equal(key.Bytes, KeySlot.Open(jwe, member, SlotSecret.FromRecoveryCode(typed)).Value().Bytes);
        using RecoveryCode other = RecoveryCode.Generate();
        Assert.Equal(Refusal.DoesNotOpen, KeySlot.Open(jwe, member, SlotSecret.FromRecoveryCode(other)).Reason());
    }

    [Fact]
    public void Open_WithThePrfOutput_GivesTheKey()
    {
        byte[] output = RandomNumberGenerator.GetBytes(32);
        string jwe = KeySlot.Seal(key, member, SlotSecret.FromPrf(output));
        Assert.Equal(key.Bytes, KeySlot.Open(jwe, member, SlotSecret.FromPrf(output)).Value().Bytes);
    }

    [Fact]
    public void Open_ForAnotherMemberOrWithAnotherKindOfSecret_IsRefused()
    {
        byte[] output = RandomNumberGenerator.GetBytes(32);
        using SlotSecret prf = SlotSecret.FromPrf(output);
        string jwe = KeySlot.Seal(key, member, prf);
        Assert.Equal(Refusal.OtherSubject, KeySlot.Open(jwe, Guid.NewGuid(), prf).Reason());
        using RecoveryCode code = RecoveryCode.Generate();
        Assert.Equal(Refusal.OtherSubject, KeySlot.Open(jwe, member, SlotSecret.FromRecoveryCode(code)).Reason());
        Assert.Equal(new(member, key.Public.KeyId, "prf"), KeySlot.Inspect(jwe).Value());
    }

    [Fact]
    public void Open_WithAnyFlippedBit_IsRefused()
    {
        using SlotSecret prf = SlotSecret.FromPrf(RandomNumberGenerator.GetBytes(32));
        string jwe = KeySlot.Seal(key, member, prf);
        for (int position = 0; position < jwe.Length; position++)
        {
            Assert.False(KeySlot.Open(Forge.Flip(jwe, position, position % 7), member, prf).IsOpen());
        }
    }

    public void Dispose() => key.Dispose();

    private static SlotSecret Passphrase(string text)
    {
        Assert.True(SlotSecret.TryFromPassphrase(text, out SlotSecret? secret));
        return secret;
    }
}
