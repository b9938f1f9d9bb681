using Portal.Features.Search.Analysis;
using Portal.Features.Search.Meaning;
using Portal.Localization;

namespace Portal.Tests.Features.Search;

/// <summary>Which written words are the same word.</summary>
public sealed class WordFacts
{
    private static LanguageWords In(Language language, bool dictionary = true) => LanguageWords.For(
        language, SearchWords.Read(Published.Snapshot.Files, language, []), dictionary ? Published.Dictionary.Voikko : null);

    private static bool Same(LanguageWords words, string first, string second) =>
        words.Keys(first).IsSurely(words.Keys(second));

    private static bool Near(LanguageWords words, string first, string second) =>
        words.Keys(first).Terms.Intersect(words.Keys(second).Terms).Any();

    [Theory]
    [InlineData("huoli", "huolta")]
    [InlineData("huoli", "huolen")]
    [InlineData("huolissaan", "huoleni")]
    [InlineData("poika", "pojastani")]
    [InlineData("veljestä", "veli")]
    [InlineData("Ekstremismiä", "ekstremismi")]
    [InlineData("ilmoitus", "ilmoituksen")]
    public void Finnish_forms_meet_with_and_without_the_dictionary(string first, string second)
    {
        Assert.True(Same(In(Language.Finnish), first, second));
        Assert.True(Same(In(Language.Finnish, dictionary: false), first, second));
    }

    [Theory]
    [InlineData("pöytä", "poika")]
    [InlineData("huoli", "huone")]
    [InlineData("ase", "asema")]
    public void Finnish_words_that_only_look_alike_stay_apart(string first, string second) =>
        Assert.False(Same(In(Language.Finnish), first, second));

    [Fact]
    public void Finnish_compounds_are_found_by_their_parts()
    {
        Assert.SkipWhen(Published.Dictionary.Voikko is null, "The Finnish dictionary is not installed here.");
        Assert.Contains("suojella", In(Language.Finnish).Keys("lastensuojeluun").Parts);
        Assert.Contains("ampua", In(Language.Finnish).Keys("kouluampujan").Parts);
    }

    [Theory]
    [InlineData("barnskyddsanmälan", "anmälan")]
    [InlineData("skolskjutningen", "skjutning")]
    public void Swedish_compounds_are_split_by_the_editors_list(string compound, string part)
    {
        var words = In(Language.Swedish);
        Assert.Contains(words.Keys(part).Stems[0], words.Keys(compound).Parts);
    }

    [Fact]
    public void Swedish_is_not_split_where_nobody_said_so() =>
        Assert.DoesNotContain("lis", In(Language.Swedish).Keys("polisanmälan").Parts);

    [Theory]
    [InlineData("radicalisation", "radicalization")]
    [InlineData("neighbour's", "neighbors")]
    [InlineData("worried", "worry")]
    public void English_knows_both_spellings(string first, string second) =>
        Assert.True(Same(In(Language.English), first, second));

    [Theory]
    [InlineData("أخي", "اخي")]
    [InlineData("إخبار", "اخبار")]
    [InlineData("آمن", "امن")]
    [InlineData("مساعدة", "مساعده")]
    [InlineData("التطرّفُ", "تطرف")]
    [InlineData("تطـــرف", "التطرف")]
    [InlineData("مستشفى", "مستشفي")]
    [InlineData("سؤال", "سوال")]
    [InlineData("١١٢", "112")]
    [InlineData("۱۱۲", "112")]
    [InlineData("سيقتل", "يقتل")]
    public void Arabic_letters_written_alike_are_alike(string first, string second) =>
        Assert.True(Same(In(Language.Arabic), first, second));

    [Theory]
    [InlineData("la'aan", "la’aan")]
    [InlineData("la'aan", "laʼaan")]
    [InlineData("la'aan", "laan")]
    [InlineData("waxey", "waxay")]
    [InlineData("booliiska", "boliska")]
    public void Somali_spellings_meet(string first, string second) => Assert.True(Same(In(Language.Somali), first, second));

    [Theory]
    [InlineData("Cali", "Ali")]
    [InlineData("wiilkayga", "wiilkaygii")]
    [InlineData("caruurteyda", "carruurta")]
    [InlineData("Xasan", "Hassan")]
    public void Somali_forms_are_near(string first, string second) => Assert.True(Near(In(Language.Somali), first, second));

    [Theory]
    [InlineData("kitten", "kitten", 0)]
    [InlineData("anonimous", "anonymous", 1)]
    [InlineData("hlep", "help", 1)]
    [InlineData("ankuri", "ankkuri", 1)]
    public void Letters_between_two_words_are_counted(string first, string second, int expected) =>
        Assert.Equal(expected, SpellingBook.Distance(first, second, 2));
}
