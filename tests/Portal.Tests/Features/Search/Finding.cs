using CsCheck;
using Portal.Features.Search;
using Portal.Features.Search.Indexing;
using Portal.Localization;

namespace Portal.Tests.Features.Search;

/// <summary>What search promises, whatever is typed.</summary>
public sealed class Finding
{
    private static IReadOnlyList<SearchResult> Results(string query, string code) =>
        Published.Search.Search(query, Published.Tongue(code)).Results;

    [Theory]
    [InlineData("fi", "112")]
    [InlineData("fi", "puukolla")]
    [InlineData("fi", "aikoo tappaa tänä iltana")]
    [InlineData("fi", "aseita kotona")]
    [InlineData("fi", "nyt heti")]
    [InlineData("sv", "kniv")]
    [InlineData("sv", "hotar med vapen ikväll")]
    [InlineData("sv", "dödade")]
    [InlineData("en", "he has knives")]
    [InlineData("en", "tonight")]
    [InlineData("en", "bombs")]
    [InlineData("ar", "سكين")]
    [InlineData("ar", "الليلة")]
    [InlineData("ar", "سيقتله")]
    [InlineData("ar", "۱۱۲")]
    [InlineData("so", "mindida")]
    [InlineData("so", "caawa")]
    [InlineData("so", "wuu dilayaa")]
    [InlineData("en", "هو معه سكين")]
    [InlineData("fi", "weapon")]
    public void Words_of_danger_put_the_urgent_page_first(string code, string query)
    {
        var first = Results(query, code)[0];
        Assert.True(first.IsUrgent);
        Assert.Equal("urgent", first.Page?.Value);
        Assert.Equal(code, first.Language.Code);
    }

    [Theory]
    [InlineData("fi", "lomake", "share")]
    [InlineData("sv", "blankett", "share")]
    [InlineData("en", "report a concern", "share")]
    [InlineData("ar", "استمارة", "share")]
    [InlineData("so", "foomka", "share")]
    public void Words_for_telling_bring_the_form(string code, string query, string page) =>
        Assert.Equal(page, Results(query, code)[0].Page?.Value);

    /// <summary>Every ninth: what editors write as an example must lead where they say, or the next editor trusts it no more.</summary>
    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("so")]
    public void Examples_of_how_people_ask_find_their_pages(string code)
    {
        var problems = new List<Portal.Features.Content.ContentProblem>();
        var examples = Portal.Features.Search.Meaning.AskedBefore.Read(Published.Snapshot, Published.Tongue(code), problems);
        Assert.Empty(problems);
        Assert.True(examples.Count > 1_500);
        var sample = examples.Where((_, number) => number % 9 == 0).ToList();
        var missed = sample.Where(example => Results(example.Text, code).Take(3).All(result => result.Page?.Value != example.Page)).ToList();
        Assert.True(missed.Count <= sample.Count / 10, $"{missed.Count} of {sample.Count}: {string.Join(" | ", missed.Select(example => $"{example.Page}: {example.Text}"))}");
    }

    [Theory]
    [InlineData("fi", "Turussa", "/fi/contacts/turku")]
    [InlineData("sv", "Åbo", "/sv/contacts/turku")]
    [InlineData("ar", "هلسنكي", "/ar/contacts/helsinki")]
    [InlineData("so", "magaalada Vantaa", "/so/contacts/vantaa")]
    [InlineData("en", "worried about my son in Espoo", "/en/contacts/espoo")]
    public void A_place_brings_its_contacts(string code, string query, string address) =>
        Assert.Contains(Results(query, code).Take(2), result => result.Kind == ResultKind.Place && result.Address == address);

    [Fact]
    public void Words_of_another_language_find_the_page_in_the_readers_own()
    {
        var results = Results("nimettömänä", "ar");
        Assert.Equal("/ar/after/anonymity", results[0].Address);
        Assert.Equal(Language.Arabic, results[0].Language);
    }

    [Fact]
    public void A_contact_is_found_by_its_name_with_its_number()
    {
        var contact = Results("Nollalinja", "fi").First(result => result.Kind == ResultKind.Contact);
        Assert.NotNull(contact.Phone);
    }

    [Theory]
    [InlineData("en", "anonimous", "anonymous")]
    [InlineData("fi", "nimetömänä", "nimettömänä")]
    public void A_misspelt_word_is_mended_and_said(string code, string query, string corrected) =>
        Assert.Equal(corrected, Published.Search.Search(query, Published.Tongue(code)).Corrected);

    [Fact]
    public void Only_whole_words_are_marked_and_the_text_stays_as_it_was()
    {
        var result = Results("<b>anonymous</b>", "en")[0];
        Assert.Contains(result.Summary.Concat(result.Title), fragment => fragment.Marked);
        var words = Published.Index.In(Language.English).Find(result.Page!.Value)!;
        Assert.Equal(words.Summary, string.Concat(result.Summary.Select(fragment => fragment.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    [InlineData("🙂")]
    public void Nothing_to_look_for_finds_nothing(string query) => Assert.Empty(Results(query, "fi"));

    [Theory]
    [InlineData("\"")]
    [InlineData("title:[a TO z] AND (( OR *:* ~ ^ \\")]
    [InlineData("a\0b\uDC00c")]
    [InlineData("''''’’’")]
    [InlineData("ـــــــ")]
    [InlineData("%00%ff<script>alert(1)</script>")]
    public void Signs_are_never_operators(string query) =>
        Assert.All(Language.All, language => Published.Search.Search(query, language));

    [Fact]
    public void No_text_in_any_script_throws()
    {
        var script = Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['\u0600', '\u06FF'], Gen.Char['À', 'ž'], Gen.Char['\uD800', '\uDFFF'],
            Gen.Char['\0', '\u0040'], Gen.Char['\u4E00', '\u4EFF'], Gen.Char['\u0300', '\u036F'], Gen.Char, Gen.Const(' '), Gen.Const('\''));
        var text = script.Array[0, 300].Select(letters => new string(letters));
        Gen.Select(text, Gen.Int[0, Language.All.Count - 1]).Sample((query, tongue) =>
        {
            Published.Search.Search(query, Language.All[tongue]);
        }, iter: 3000);
    }

    [Fact]
    public void Ten_thousand_letters_are_cut_and_answered() =>
        Assert.NotEmpty(Results("huoli " + new string('a', 10_000), "fi"));

    [Fact]
    public void The_same_snapshot_gives_the_same_answers_on_every_node()
    {
        var other = Published.Over(SearchIndex.Build(Published.Snapshot, Published.Dictionary.Voikko));
        Assert.All(["huoli", "poliisi", "poikani puhuu", "apua"], query => Assert.Equal(
            Results(query, "fi").Select(result => result.Address),
            other.Search(query, Language.Finnish).Results.Select(result => result.Address)));
    }
}
