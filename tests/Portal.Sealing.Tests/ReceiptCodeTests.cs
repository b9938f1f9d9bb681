using CsCheck;

namespace Portal.Sealing.Tests;

public sealed class ReceiptCodeTests
{
    private static readonly Gen<string> Codes = Gen.Int.Select(_ =>
    {
        using ReceiptCode code = ReceiptCode.Generate();
        return code.Format();
    });

    [Fact]
    public void Format_IsFiveGroupsOfFourDigits() => Codes.Sample(code => Assert.Matches("^([0-9]{4} ){4}[0-9]{4}$", code), iter: 500);

    [Fact]
    public void TryParse_OfTheFormattedCode_ReadsIt() => Codes.Sample(code => Assert.Equal(code, Read(code)), iter: 500);

    [Fact]
    public void TryParse_WithAnySingleWrongDigit_IsRefused() => Codes.Sample(
        code =>
        {
            string digits = Digits(code);
            for (int position = 0; position < digits.Length; position++)
            {
                for (char digit = '0'; digit <= '9'; digit++)
                {
                    string typed = digits[..position] + digit + digits[(position + 1)..];
                    Assert.Equal(digit == digits[position], Read(typed) is not null);
                }
            }
        },
        iter: 100);

    [Fact]
    public void TryParse_WithAnyTwoNeighboursSwapped_IsRefused() => Codes.Sample(
        code =>
        {
            string digits = Digits(code);
            for (int position = 0; position < digits.Length - 1; position++)
            {
                string typed = digits[..position] + digits[position + 1] + digits[position] + digits[(position + 2)..];
                Assert.Equal(digits[position] == digits[position + 1], Read(typed) is not null);
            }
        },
        iter: 300);

    [Fact]
    public void TryParse_InThreeScriptsAndAnySpacing_IsTheSameCode() => Gen.Select(Codes, Gen.OneOf('\u0660', '\u06F0'), Gen.OneOf("", " ", "-", " - ", "\u00A0", "\u202F", "\u2013"))
        .Sample(
            (code, zero, between) =>
            {
                string typed = string.Join(between, code.Split(' ').Select(group => string.Concat(group.Select(digit => (char)(zero + digit - '0')))));
                Assert.Equal(code, Read(typed));
                Assert.Equal(code, Read($"\u2066{code}\u2069\r\n"));
            },
            iter: 300);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("0000 0000 0000 0000 000")]
    [InlineData("0000 0000 0000 0000 0000 0")]
    [InlineData("0000 0000 0000 0000 000x")]
    [InlineData("0000.0000.0000.0000.0000")]
    [InlineData("\u0967000 0000 0000 0000 0000")]
    public void TryParse_OfAnythingElse_IsRefused(string? typed) => Assert.False(ReceiptCode.TryParse(typed, out _));

    [Fact]
    public void TryParse_OfALongText_IsRefused() => Assert.False(ReceiptCode.TryParse(new string('0', 20) + new string(' ', 81), out _));

    [Fact]
    public void TryParse_OfAnyText_NeverThrows() => Gen.String.Sample(text => { _ = Read(text); }, iter: 1_000);

    [Fact]
    public void Check_OfThePublishedExample_IsFour() => Assert.Equal(4, Damm.Check("572"u8));

    [Fact]
    public void Generate_UsesEveryDigitAboutEquallyOften()
    {
        int[] counts = new int[10];
        for (int round = 0; round < 2_000; round++)
        {
            foreach (char digit in Digits(Codes.Single()))
            {
                counts[digit - '0']++;
            }
        }

        // 40,000 digits: four thousand of each, give or take eight standard deviations.
        Assert.All(counts, count => Assert.InRange(count, 3_520, 4_480));
    }

    private static string Digits(string code) => code.Replace(" ", "", StringComparison.Ordinal);

    private static string? Read(string typed) => ReceiptCode.TryParse(typed, out ReceiptCode? code) ? code.Format() : null;
}
