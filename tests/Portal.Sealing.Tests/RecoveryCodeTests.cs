namespace Portal.Sealing.Tests;

public sealed class RecoveryCodeTests
{
    [Fact]
    public void Format_IsSevenGroupsOfFour() => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", Printed());

    [Fact]
    public void TryParse_OfThePrintedCode_ReadsItWithoutRegardToCaseSpacesAndLookalikes()
    {
        for (int round = 0; round < 200; round++)
        {
            string printed = Printed();
            string typed = $" {printed.ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l')} ";
            Assert.True(RecoveryCode.TryParse(typed, out RecoveryCode? code));
            Assert.Equal(printed, code.Format());
        }
    }

    [Fact]
    public void TryParse_WithOneWrongSymbol_IsRefused()
    {
        // Twenty check bits miss one typing error in a million, so a thousand of them are caught.
        for (int round = 0; round < 40; round++)
        {
            string printed = Printed();
            for (int position = 0; position < printed.Length; position++)
            {
                char wrong = printed[position] == 'X' ? 'Y' : 'X';
                if (printed[position] != '-')
                {
                    Assert.False(RecoveryCode.TryParse(printed[..position] + wrong + printed[(position + 1)..], out _));
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCD-EFGH")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU")]
    [InlineData("0000-0000-0000-0000-0000-0000-000\u0131")]
    public void TryParse_OfAnythingElse_IsRefused(string? typed) => Assert.False(RecoveryCode.TryParse(typed, out _));

    private static string Printed()
    {
        using RecoveryCode code = RecoveryCode.Generate();
        return code.Format();
    }
}
