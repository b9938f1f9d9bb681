using Portal.Localization;

namespace Portal.Tests.Localization;

/// <summary>The classes of CLDR, number by number.</summary>
public sealed class PluralTests
{
    [Theory]
    [InlineData(0, PluralClass.Zero)]
    [InlineData(1, PluralClass.One)]
    [InlineData(2, PluralClass.Two)]
    [InlineData(3, PluralClass.Few)]
    [InlineData(10, PluralClass.Few)]
    [InlineData(11, PluralClass.Many)]
    [InlineData(99, PluralClass.Many)]
    [InlineData(100, PluralClass.Other)]
    [InlineData(101, PluralClass.Other)]
    [InlineData(102, PluralClass.Other)]
    [InlineData(103, PluralClass.Few)]
    [InlineData(110, PluralClass.Few)]
    [InlineData(111, PluralClass.Many)]
    [InlineData(1000, PluralClass.Other)]
    public void Arabic_has_six_classes(int number, PluralClass expected) =>
        Assert.Equal(expected, Plurals.ClassOf(Language.Arabic, number));

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("so")]
    public void The_others_tell_one_from_all_else(string code)
    {
        Assert.True(Language.TryParse(code, out var language));
        int[] numbers = [0, 1, 2, 11, 21, 100, 101];
        Assert.Equal(
            [PluralClass.Other, PluralClass.One, PluralClass.Other, PluralClass.Other, PluralClass.Other, PluralClass.Other, PluralClass.Other],
            numbers.Select(number => Plurals.ClassOf(language, number)));
    }

    [Fact]
    public void None_is_its_own_sentence_and_numbers_stand_in_their_place()
    {
        var texts = new PluralTexts("none", "one", "two", "{0} few", "{0} many", "{0} other");
        Assert.Equal("none", Plurals.Say(Language.Finnish, 0, texts));
        Assert.Equal("one", Plurals.Say(Language.Swedish, 1, texts));
        Assert.Equal("7 other", Plurals.Say(Language.Somali, 7, texts));
        Assert.Equal("two", Plurals.Say(Language.Arabic, 2, texts));
        Assert.Equal("7 few", Plurals.Say(Language.Arabic, 7, texts));
        Assert.Equal("14 many", Plurals.Say(Language.Arabic, 14, texts));
        Assert.Equal("100 other", Plurals.Say(Language.Arabic, 100, texts));
    }
}
