using System.Net;
using Portal.Features.Search;
using Portal.Features.Search.Indexing;
using Portal.Features.Search.Missed;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

/// <summary>What search does for somebody before, beside and after the results.</summary>
public sealed class Helping
{
    [Theory]
    [InlineData("fi", "nimet")]
    [InlineData("fi", "pois")]
    [InlineData("en", "anon")]
    [InlineData("en", "anom")]
    [InlineData("ar", "هوي")]
    [InlineData("so", "booli")]
    public void A_beginning_is_continued_even_with_one_error(string code, string typed) =>
        Assert.NotEmpty(Published.Search.Suggest(typed, Published.Tongue(code)));

    [Theory]
    [InlineData("fi", "Tamp", "Tampere")]
    [InlineData("sv", "Helsingf", "Helsingfors")]
    public void A_place_that_is_begun_is_suggested(string code, string typed, string place) =>
        Assert.Contains(Published.Search.Suggest(typed, Published.Tongue(code)), suggestion => suggestion.Text == place);

    [Fact]
    public void Words_of_danger_are_answered_before_they_are_sent() =>
        Assert.Equal("/en/urgent", Published.Search.Suggest("he has a knife", Language.English)[0].Address);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\uD800\uD800\uD800")]
    public void Too_little_suggests_nothing(string typed) => Assert.Empty(Published.Search.Suggest(typed, Language.Finnish));

    [Fact]
    public void Pages_about_the_same_are_near_and_never_the_page_itself() => Assert.All(Language.All, language =>
    {
        var page = Published.Snapshot.Find("after/anonymity")!.Id;
        var like = Published.Search.Like(page, language);
        Assert.NotEmpty(like);
        Assert.DoesNotContain(like, result => result.Page == page);
        Assert.Contains(like, result => result.Page?.Value.StartsWith("after", StringComparison.Ordinal) == true);
    });

    [Fact]
    public void A_word_asked_for_ten_times_is_written_down_and_until_then_it_is_not()
    {
        var missed = new MissedWords(TimeProvider.System);
        var search = SearchCounting(missed);
        for (var reader = 1; reader < MissedWords.Enough; reader++)
            search.Search("zyxwvutq", Language.English, Client(reader));

        Assert.False(missed.Ripe.TryRead(out _));
        search.Search("zyxwvutq", Language.English, Client(MissedWords.Enough));
        Assert.True(missed.Ripe.TryRead(out var word));
        Assert.Equal(Language.English, word.Language);
    }

    [Fact]
    public void Whoever_loads_the_page_again_counts_once_an_hour()
    {
        var clock = new MovableClock(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
        var missed = new MissedWords(clock);
        var household = new[] { "2001:db8::1", "2001:db8::2" }.Select(IPAddress.Parse).ToList();
        for (var time = 0; time < 3 * MissedWords.Enough; time++)
            missed.Note(Language.English, ["zyxwvutq"], household[time % 2]);

        Assert.False(missed.Ripe.TryRead(out _));
        for (var hour = 1; hour < MissedWords.Enough; hour++)
        {
            clock.Now = clock.Now.AddHours(1);
            missed.Note(Language.English, ["zyxwvutq"], household[0]);
        }

        Assert.True(missed.Ripe.TryRead(out _));
    }

    [Fact]
    public void A_line_of_many_unknown_words_is_a_tale_and_is_not_counted()
    {
        var missed = new MissedWords(TimeProvider.System);
        for (var reader = 0; reader < MissedWords.Enough; reader++)
            missed.Note(Language.English, ["zyxa", "zyxb", "zyxc", "zyxd"], Client(reader));

        Assert.False(missed.Ripe.TryRead(out _));
    }

    [Fact]
    public void Numbers_and_words_that_found_something_are_never_counted()
    {
        var missed = new MissedWords(TimeProvider.System);
        var search = SearchCounting(missed);
        for (var reader = 0; reader < 3 * MissedWords.Enough; reader++)
        {
            search.Search("0401234567", Language.Finnish, Client(reader));
            search.Search("huoli", Language.Finnish, Client(reader));
        }

        Assert.False(missed.Ripe.TryRead(out _));
    }

    [Theory]
    [InlineData("sv", "mun poika radikaliserad", "worried/my-child")]
    [InlineData("en", "my son on huolissaan", "worried/my-child")]
    public void Languages_mixed_in_one_line_add_up(string code, string query, string page) =>
        Assert.Contains(Published.Search.Search(query, Published.Tongue(code)).Results.Take(3), result => result.Page?.Value == page);

    [Fact]
    public async Task A_new_index_takes_over_while_readers_search()
    {
        var indexes = new SearchIndexes();
        indexes.Replace(Published.Index);
        var search = new PortalSearch(indexes);
        var expected = search.Search("huoli pojasta", Language.Finnish).Results.Select(result => result.Address).ToList();
        var other = SearchIndex.Build(Published.Snapshot, Published.Dictionary.Voikko);
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    indexes.Replace(other);
                    indexes.Replace(Published.Index);
                }
            },
            CancellationToken.None);
        for (var round = 0; round < 200; round++)
            Assert.Equal(expected, search.Search("huoli pojasta", Language.Finnish).Results.Select(result => result.Address));

        await stop.CancelAsync();
        await swapping;
    }

    private static IPAddress Client(int number) => new([192, 0, 2, (byte)number]);

    private static PortalSearch SearchCounting(MissedWords missed)
    {
        var indexes = new SearchIndexes();
        indexes.Replace(Published.Index);
        return new PortalSearch(indexes, missed);
    }
}
