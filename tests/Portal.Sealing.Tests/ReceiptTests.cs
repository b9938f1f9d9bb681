using System.Security.Cryptography;
using System.Text;

namespace Portal.Sealing.Tests;

public sealed class ReceiptTests : IDisposable
{
    private readonly ReceiptVault vault = new(RandomNumberGenerator.GetBytes(32));
    private readonly ReceiptCode code = ReceiptCode.Generate();
    private readonly SymmetricKey contentKey = SymmetricKey.Generate();
    private readonly SymmetricKey letters;
    private readonly Guid record = Guid.NewGuid();

    public ReceiptTests() => letters = LettersKey.Of(contentKey);

    [Fact]
    public void WhoeverHoldsTheCode_OpensTheLettersAndNeverWhatWasSent()
    {
        string letter = SealedContent.Seal("canary"u8, new(record, RecordKind.Letter, 1, ContentOrigin.Server), letters);
        string sent = SealedContent.Seal("canary"u8, new(record, RecordKind.Concern, 1, ContentOrigin.Server), contentKey);
        string stored;
        byte[] storedProof;
        using (ReceiptKeys sender = ReceiptKeys.Derive(code, vault.Salt(code.Locator)))
        {
            stored = vault.Seal(sender.Seal(letters, record), record);
            storedProof = vault.Store(sender.ExportProof());
        }

        Assert.True(ReceiptCode.TryParse(code.Format(), out ReceiptCode? typed));
        using ReceiptKeys reader = ReceiptKeys.Derive(typed, vault.Salt(typed.Locator));
        Assert.True(vault.Fits(reader.ExportProof(), storedProof));
        using SymmetricKey key = reader.Open(vault.Open(stored, record).Value(), record).Value();
        Assert.Equal(Refusal.DoesNotOpen, SealedContent.Open(sent, record, RecordKind.Concern, key).Reason());
        Assert.Equal("canary"u8, SealedContent.Open(letter, record, RecordKind.Letter, key).Value().Plain);

        using ReceiptCode guess = ReceiptCode.Generate();
        using ReceiptKeys guesser = ReceiptKeys.Derive(guess, vault.Salt(guess.Locator));
        Assert.False(vault.Fits(guesser.ExportProof(), storedProof));
        Assert.Equal(Refusal.DoesNotOpen, guesser.Open(vault.Open(stored, record).Value(), record).Reason());
    }

    [Fact]
    public void Derive_WithTheSecretOfAnotherServer_GivesAnotherProof()
    {
        using ReceiptVault other = new(RandomNumberGenerator.GetBytes(32));
        using ReceiptKeys here = ReceiptKeys.Derive(code, vault.Salt(code.Locator));
        using ReceiptKeys there = ReceiptKeys.Derive(code, other.Salt(code.Locator));
        Assert.NotEqual(here.ExportProof(), there.ExportProof());
        Assert.NotEqual(vault.Store(here.ExportProof()), other.Store(here.ExportProof()));
        Assert.NotEqual(vault.Id, other.Id);
    }

    [Fact]
    public void Proof_TellsNothingOfTheOpeningKey()
    {
        using ReceiptKeys keys = ReceiptKeys.Derive(code, vault.Salt(code.Locator));
        string jwe = keys.Seal(letters, record);
        using SymmetricKey proof = SymmetricKey.From(keys.ExportProof());
        Assert.ThrowsAny<Exception>(() => Jose.JWT.DecodeBytes(jwe, proof.Bytes, Jose.JweAlgorithm.DIR, Jose.JweEncryption.A256GCM));
    }

    [Fact]
    public void Salt_OfEveryLocator_IsSixteenBytesOfItsOwn()
    {
        HashSet<string> salts = [];
        for (int locator = 0; locator < 100_000; locator += 7)
        {
            byte[] salt = vault.Salt(locator.ToString("D5", System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(16, salt.Length);
            salts.Add(Convert.ToHexString(salt));
        }

        Assert.Equal(14_286, salts.Count);
        Assert.Equal(vault.Salt("00001"), vault.Salt("00001"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("123456")]
    [InlineData("1234x")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665")]
    public void Salt_OfNoLocator_IsAnErrorOfTheCaller(string locator) => Assert.Throws<ArgumentException>(() => vault.Salt(locator));

    [Fact]
    public void Vault_OpensOnlyWhatItSealedForThisRecord()
    {
        using ReceiptKeys keys = ReceiptKeys.Derive(code, vault.Salt(code.Locator));
        string inner = keys.Seal(letters, record);
        string stored = vault.Seal(inner, record);
        using ReceiptVault other = new(RandomNumberGenerator.GetBytes(48));
        Assert.Equal(inner, vault.Open(stored, record).Value());
        Assert.Equal(Refusal.OtherSubject, vault.Open(stored, Guid.NewGuid()).Reason());
        Assert.Equal(Refusal.OtherSubject, other.Open(stored, record).Reason());
        Assert.Equal(Refusal.OtherSubject, keys.Open(inner, Guid.NewGuid()).Reason());
        Assert.Throws<ArgumentException>(() => vault.Seal(inner, Guid.NewGuid()));
        Assert.Throws<ArgumentException>(() => vault.Seal("anything", record));
        for (int position = 0; position < stored.Length; position++)
        {
            Assert.False(vault.Open(Forge.Flip(stored, position, position % 7), record).IsOpen());
        }

        for (int position = 0; position < inner.Length; position++)
        {
            Assert.False(keys.Open(Forge.Flip(inner, position, position % 7), record).IsOpen());
        }
    }

    [Fact]
    public void Vault_WithAShortSecret_IsAnErrorOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => new ReceiptVault(Encoding.ASCII.GetBytes("too short")));

    public void Dispose()
    {
        vault.Dispose();
        code.Dispose();
        letters.Dispose();
        contentKey.Dispose();
    }
}
