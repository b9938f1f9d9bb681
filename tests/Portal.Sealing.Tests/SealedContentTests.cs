using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Portal.Sealing.Tests;

public sealed class SealedContentTests : IDisposable
{
    private const string Encryption = "\"alg\":\"dir\",\"enc\":\"A256GCM\"";

    private readonly SymmetricKey key = SymmetricKey.Generate();
    private readonly ContentHeader header = new(Guid.NewGuid(), RecordKind.Concern, 3, ContentOrigin.Browser);

    [Fact]
    public void Open_OfAnySealedText_GivesTheTextAndItsHeader() =>
        Gen.Int[0, SealedContent.MaxPlainBytes].Sample(
            size =>
            {
                byte[] plain = RandomNumberGenerator.GetBytes(size);
                OpenedContent opened = Open(Seal(plain)).Value();
                Assert.Equal(plain, opened.Plain);
                Assert.Equal(header, opened.Header);
            },
            iter: 300);

    [Theory]
    [InlineData(0, 8_192)]
    [InlineData(1, 8_192)]
    [InlineData(8_188, 8_192)]
    [InlineData(8_189, 16_384)]
    [InlineData(16_380, 16_384)]
    [InlineData(16_381, 32_768)]
    [InlineData(32_764, 32_768)]
    public void Seal_AtTheEdgesOfABucket_HidesTheLength(int size, int bucket)
    {
        string jwe = Seal(new byte[size]);
        Assert.Equal(bucket, StrictBase64Url.Bytes(jwe.Split('.')[3]));
        Assert.Equal(size, Open(jwe).Value().Plain.Length);
    }

    [Fact]
    public void Seal_OfAnyText_HasOneOfThreeLengths()
    {
        HashSet<int> lengths = [];
        for (int size = 0; size <= SealedContent.MaxPlainBytes; size += 61)
        {
            lengths.Add(Seal(new byte[size]).Length);
        }

        Assert.Equal(3, lengths.Count);
    }

    [Fact]
    public void Seal_OfALongerText_IsAnErrorOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => Seal(new byte[SealedContent.MaxPlainBytes + 1]));

    [Fact]
    public void Seal_OfTheSameTextTwice_SharesNothing()
    {
        string[] first = Seal("canary"u8).Split('.');
        string[] second = Seal("canary"u8).Split('.');
        Assert.NotEqual(first[2], second[2]);
        Assert.NotEqual(first[3], second[3]);
    }

    [Fact]
    public void Open_WithAnyFlippedBit_IsRefused()
    {
        string jwe = Seal("canary"u8);
        int head = jwe.IndexOf('.', StringComparison.Ordinal) + 20;
        for (int position = 0; position < head; position++)
        {
            AssertFlipsAreRefused(jwe, position);
        }

        Gen.Int[head, jwe.Length - 1].Sample(position => AssertFlipsAreRefused(jwe, position), iter: 150);
        for (int position = jwe.Length - 30; position < jwe.Length; position++)
        {
            AssertFlipsAreRefused(jwe, position);
        }
    }

    [Fact]
    public void Open_OfATruncatedEnvelope_IsRefused()
    {
        string jwe = Seal("canary"u8);
        Gen.Int[0, jwe.Length - 1].Sample(length => Assert.False(Open(jwe[..length]).IsOpen()), iter: 300);
    }

    [Fact]
    public void Open_WithASegmentOfAnotherEnvelope_IsRefused()
    {
        string first = Seal("canary one"u8);
        string second = Seal("canary two"u8);
        foreach (int segment in new[] { 2, 3, 4 })
        {
            Assert.Equal(Refusal.DoesNotOpen, Open(Forge.Swap(first, second, segment)).Reason());
        }

        string other = SealedContent.Seal("canary"u8, header with { Id = Guid.NewGuid() }, key);
        Assert.Equal(Refusal.DoesNotOpen, Open(Forge.Swap(other, first, 0)).Reason());
    }

    [Fact]
    public void Open_WithAnotherKeyIdOrKind_IsRefused()
    {
        string jwe = Seal("canary"u8);
        using SymmetricKey other = SymmetricKey.Generate();
        Assert.Equal(Refusal.DoesNotOpen, SealedContent.Open(jwe, header.Id, header.Kind, other).Reason());
        Assert.Equal(Refusal.OtherSubject, SealedContent.Open(jwe, Guid.NewGuid(), header.Kind, key).Reason());
        Assert.Equal(Refusal.OtherSubject, SealedContent.Open(jwe, header.Id, RecordKind.Letter, key).Reason());
    }

    [Fact]
    public void Open_OfAnyText_IsRefusedWithoutAnException() =>
        Gen.String.Sample(text => Assert.False(Open(text).IsOpen()), iter: 2_000);

    [Fact]
    public void Open_OfAnyHeader_IsRefusedWithoutAnException() =>
        Gen.OneOf(Gen.String.AlphaNumeric, Gen.String, Gen.OneOf("{}", "[]", "null", "1", "\"a\"", "{\"alg\":{}}"))
            .Sample(head => Assert.False(Open(Forge.Direct(head, Padding.Pad([]), key)).IsOpen()), iter: 500);

    [Fact]
    public void Open_OfNothing_IsRefused()
    {
        Assert.Equal(Refusal.Malformed, Open(null).Reason());
        Assert.Equal(Refusal.Malformed, Open("").Reason());
        Assert.Equal(Refusal.Malformed, Open("....").Reason());
    }

    [Fact]
    public void Open_OfAnOversizedEnvelope_IsRefusedBeforeParsing() =>
        Assert.Equal(Refusal.TooLarge, Open(new string('.', 44_101)).Reason());

    [Fact]
    public void Open_OfTheLargestEnvelopeThereIs_FitsTheLimit()
    {
        Assert.True(RecordKind.TryParse(new string('k', 32), out RecordKind? longest));
        ContentHeader widest = new(Guid.NewGuid(), longest, SealedContent.LastSchemaVersion, ContentOrigin.Browser);
        string jwe = SealedContent.Seal(new byte[SealedContent.MaxPlainBytes], widest, key);
        Assert.Equal(widest, SealedContent.Open(jwe, widest.Id, longest, key).Value().Header);
    }

    [Fact]
    public void Open_OfAForgedButHonestHeader_Opens() =>
        Assert.True(Open(Forge.Direct($"{{{Encryption},{Claims()}}}", Padding.Pad("canary"u8), key)).IsOpen());

    [Theory]
    [InlineData("\"zip\":\"DEF\"")]
    [InlineData("\"crit\":[\"id\"]")]
    [InlineData("\"kid\":\"x\"")]
    [InlineData("\"typ\":\"JWE\"")]
    [InlineData("\"b64\":false")]
    public void Open_WithOneMoreMember_IsRefused(string member) =>
        Assert.Equal(Refusal.NotAccepted, Open(Forge.Direct($"{{{Encryption},{Claims()},{member}}}", Padding.Pad([]), key)).Reason());

    [Theory]
    [InlineData("{ ", "}")]
    [InlineData("{", "}\n")]
    [InlineData("{\"kind\":\"letter\",", "}")]
    [InlineData("{", ",\"kind\":\"concern\"}")]
    [InlineData("{", ",\"k\\u0069nd\":\"concern\"}")]
    [InlineData("\uFEFF{", "}")]
    [InlineData("{", "}}")]
    [InlineData("{", ",}")]
    [InlineData("{/**/", "}")]
    [InlineData("{", ",\"\u00E4\":1}")]
    public void Open_WithASecondSpellingOfTheHeader_IsMalformed(string start, string end) =>
        Assert.Equal(Refusal.Malformed, Open(Forge.Direct($"{start}{Encryption},{Claims()}{end}", Padding.Pad([]), key)).Reason());

    [Theory]
    [InlineData("\"v\":3", "\"v\":0")]
    [InlineData("\"v\":3", "\"v\":-3")]
    [InlineData("\"v\":3", "\"v\":3.0")]
    [InlineData("\"v\":3", "\"v\":30e0")]
    [InlineData("\"v\":3", "\"v\":\"3\"")]
    [InlineData("\"v\":3", "\"v\":10000")]
    [InlineData("\"v\":3", "\"v\":99999999999999999999")]
    [InlineData("\"v\":3", "\"v\":null")]
    [InlineData("\"origin\":\"browser\"", "\"origin\":\"Browser\"")]
    [InlineData("\"origin\":\"browser\"", "\"origin\":\"\"")]
    [InlineData("\"kind\":\"concern\"", "\"kind\":\"Concern\"")]
    [InlineData("\"kind\":\"concern\"", "\"kind\":[\"concern\"]")]
    [InlineData("\"enc\":\"A256GCM\"", "\"enc\":\"A128GCM\"")]
    [InlineData("\"enc\":\"A256GCM\"", "\"enc\":\"a256gcm\"")]
    [InlineData("\"alg\":\"dir\"", "\"alg\":\"none\"")]
    [InlineData("\"alg\":\"dir\"", "\"alg\":\"A256KW\"")]
    [InlineData("\"alg\":\"dir\"", "\"alg\":\"PBES2-HS256+A128KW\"")]
    public void Open_WithAMemberOutOfRange_IsNotAccepted(string member, string instead)
    {
        string head = $"{{{Encryption},{Claims()}}}".Replace(member, instead, StringComparison.Ordinal);
        Assert.Equal(Refusal.NotAccepted, Open(Forge.Direct(head, Padding.Pad([]), key)).Reason());
    }

    [Fact]
    public void Open_WithAnIdInAnotherSpelling_IsNotAccepted()
    {
        foreach (string spelling in new[] { header.Id.ToString("N"), header.Id.ToString("B"), header.Id.ToString("D").ToUpperInvariant() })
        {
            string head = $"{{{Encryption},{Claims()}}}".Replace(header.Id.ToString("D"), spelling, StringComparison.Ordinal);
            Assert.Equal(Refusal.NotAccepted, Open(Forge.Direct(head, Padding.Pad([]), key)).Reason());
        }
    }

    [Fact]
    public void Open_WithAShortTagOrNonce_IsNotAccepted()
    {
        string head = $"{{{Encryption},{Claims()}}}";
        Assert.Equal(Refusal.NotAccepted, Open(Forge.Direct(head, Padding.Pad([]), key, tagBytes: 12)).Reason());
        Assert.Equal(Refusal.NotAccepted, Open(Forge.Direct(head, Padding.Pad([]), key, nonceBytes: 8)).Reason());
    }

    [Fact]
    public void Open_WithPaddingOfAnotherForm_IsRefused()
    {
        byte[] wrongBucket = new byte[16_384];
        byte[] tooLong = new byte[8_192];
        tooLong[2] = 0xFF;
        byte[] negative = new byte[8_192];
        negative[0] = 0xFF;
        byte[] notZero = new byte[8_192];
        notZero[^1] = 1;
        foreach (byte[] padded in new[] { wrongBucket, tooLong, negative, notZero })
        {
            Assert.Equal(Refusal.BadContent, Open(Forge.Direct($"{{{Encryption},{Claims()}}}", padded, key)).Reason());
        }

        Assert.Equal(Refusal.NotAccepted, Open(Forge.Direct($"{{{Encryption},{Claims()}}}", new byte[8_191], key)).Reason());
    }

    [Fact]
    public void Inspect_WithoutAKey_TellsTheClaimsAndRefusesWhatOpenRefuses()
    {
        string jwe = Seal("canary"u8);
        Assert.Equal(header, SealedContent.Inspect(jwe).Value());
        Assert.Equal(Refusal.Malformed, SealedContent.Inspect(jwe + "=").Reason());
        Assert.Equal(Refusal.Malformed, SealedContent.Inspect(jwe + "\n").Reason());
        Assert.Equal(Refusal.Malformed, SealedContent.Inspect(jwe + ".").Reason());
    }

    public void Dispose() => key.Dispose();

    private string Seal(ReadOnlySpan<byte> plain) => SealedContent.Seal(plain, header, key);

    private Opening<OpenedContent> Open(string? jwe) => SealedContent.Open(jwe, header.Id, header.Kind, key);

    private string Claims() => new StringBuilder()
        .Append("\"id\":\"").Append(header.Id.ToString("D")).Append("\",\"kind\":\"concern\",\"v\":3,\"origin\":\"browser\"").ToString();

    private void AssertFlipsAreRefused(string jwe, int position)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            Assert.False(Open(Forge.Flip(jwe, position, bit)).IsOpen());
        }
    }
}
