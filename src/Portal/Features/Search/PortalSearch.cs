using System.Net;
using Portal.Features.Content;
using Portal.Features.Search.Asking;
using Portal.Features.Search.Indexing;
using Portal.Features.Search.Missed;
using Portal.Features.Search.Suggesting;
using Portal.Localization;

namespace Portal.Features.Search;

/// <summary>Finds pages, contacts and places by what people write. It keeps nothing of it.</summary>
public sealed class PortalSearch
{
    private const int LongestQuery = 200;
    private const int MostResults = 30;
    private const int MostPlaces = 3;

    // Below this share of the best score a page only happens to hold one of the words.
    private const float Worthwhile = 0.1f;
    private const float OtherLanguage = 0.8f;
    private const float ContactWeight = 0.7f;
    private const float EnoughKnown = 0.5f;

    private const int MostSuggestions = 8;
    private const int ShortestBeginning = 2;
    private const int MostAlike = 6;

    private readonly SearchIndexes _indexes;
    private readonly MissedWords? _missed;

    internal PortalSearch(SearchIndexes indexes, MissedWords? missed = null) => (_indexes, _missed) = (indexes, missed);

    /// <summary>Waits, in the first seconds after a start, until there is something to search in.</summary>
    public Task ReadyAsync(CancellationToken stop) => _indexes.Built.WaitAsync(stop);

    /// <summary>
    /// What answers these words, best first: the urgent page when somebody may be hurt, places, pages found in the reader's
    /// language, pages found through another language's words, and last what exists only in another language. Any text is
    /// a question, and none fails.
    /// </summary>
    /// <param name="query">What was typed.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="client">Who asks, so that nobody counts twice for a word that is missed; it is kept nowhere.</param>
    public SearchAnswer Search(string? query, Language language, IPAddress? client = null)
    {
        var text = query is { Length: > LongestQuery } ? query[..LongestQuery] : query ?? "";
        var index = _indexes.Current;
        var questions = Language.All.ToDictionary(each => each, each => Question.Read(text, index.In(each)));
        if (questions[language].Words.Count == 0)
            return SearchAnswer.Nothing;

        // A word some other language knows is not misspelt.
        var strangers = questions.Where(pair => pair.Key != language).Select(pair => pair.Value).ToList();
        var own = questions[language].Mended(position => !strangers.Any(other => other.Words[position].Known));
        var found = Found(index, own, strangers);
        var results = Results(index, own, questions, found, text, language);
        if (results.Count == 0)
            _missed?.Note(language, own.Counting.Where(word => !word.Known).Select(word => word.Keys.Stems.FirstOrDefault() ?? word.Keys.Exact), client);

        return new SearchAnswer(results, Corrected(own, text));
    }

    /// <summary>What the reader may be about to write: the urgent page when the words are of danger, pages, keywords, places.</summary>
    public IReadOnlyList<Suggestion> Suggest(string typed, Language language)
    {
        if (typed.Length is < ShortestBeginning or > LongestQuery)
            return [];

        var index = _indexes.Current;
        var own = index.In(language);
        var question = Question.Read(typed, own);
        var urgent = Urgent(index, [question]) is { } page && own.Find(page.Value) is { } first
            ? [new Suggestion(first.Title, first.Address, nameof(ResultKind.Page).ToLowerInvariant())]
            : Array.Empty<Suggestion>();
        var places = index.Places(typed, language).Take(MostPlaces)
            .Select(place => new Suggestion(place.Name, index.PlaceAddress(place, language), nameof(ResultKind.Place).ToLowerInvariant()))
            .Where(place => place.Address is not null);
        return [.. urgent.Concat(own.Suggestions.From(typed).Take(MostSuggestions - MostPlaces)).Concat(places)
            .DistinctBy(suggestion => suggestion.Text, StringComparer.OrdinalIgnoreCase).Take(MostSuggestions)];
    }

    /// <summary>Pages about the same as a page, nearest first; nothing when the page is not in this language.</summary>
    public IReadOnlyList<SearchResult> Like(PageId page, Language language)
    {
        var index = _indexes.Current;
        if (index.In(language).Find(page.Value) is not { } model)
            return [];

        var question = Question.Read($"{model.Title} {string.Join(' ', model.Keywords)}", index.In(language));
        var lines = new ResultLines(Question.Read("", index.In(language)), new Dictionary<Language, Question>());
        return [.. Hits(index, question, 1)
            .Where(hit => hit.Document.Kind == ResultKind.Page && hit.Document.Key != model.Key)
            .OrderByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Document.Key, StringComparer.Ordinal)
            .Take(MostAlike)
            .Select(hit => lines.Of(hit.Document))];
    }

    /// <summary>The title of a page that can be found, to say what others are like.</summary>
    public string? TitleOf(PageId page, Language language) => _indexes.Current.In(language).Find(page.Value)?.Title;

    private static List<Hit> Found(SearchIndex index, Question own, List<Question> strangers)
    {
        var hits = Hits(index, own, 1).ToDictionary(hit => hit.Document.Key, StringComparer.Ordinal);
        foreach (var (key, hit) in Lent(index, own, strangers))
        {
            if (hits.TryGetValue(key, out var known))
                hits[key] = known with { Score = known.Score + hit.Score };
            else
                hits[key] = hit;
        }

        var best = hits.Values.Select(hit => hit.Score).DefaultIfEmpty().Max();
        return [.. hits.Values.Where(hit => hit.Score >= best * Worthwhile)
            .OrderBy(hit => hit.Tier)
            .ThenByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Document.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// What other languages know of the words the reader's own does not: people mix languages in one line, and some write
    /// only another one. Each page once, from the language that says most for it.
    /// </summary>
    private static Dictionary<string, Hit> Lent(SearchIndex index, Question own, List<Question> strangers)
    {
        var lent = new Dictionary<string, Hit>(StringComparer.Ordinal);
        var ownShare = (float)own.KnownWords / own.Counting.Count();
        foreach (var other in strangers.Where(other => KnowsMore(other, own)))
        {
            var words = other.Of(position => !own.Words[position].Known && !own.Words[position].Ignored);
            var share = (float)words.KnownWords / words.Counting.Count();
            // When the question is plainly in another language, its best pages are the best pages.
            var tier = ownShare < EnoughKnown && share > ownShare ? 0 : 1;
            foreach (var hit in Hits(index, words, share * OtherLanguage))
            {
                if (!lent.TryGetValue(hit.Document.Key, out var known) || hit.Score > known.Score)
                    lent[hit.Document.Key] = hit with { Tier = Math.Min(tier, known?.Tier ?? tier) };
            }
        }

        return lent;
    }

    private static IEnumerable<Hit> Hits(SearchIndex index, Question question, float weight) =>
        QuestionQuery.Of(question, index.Meanings) is { } query
            ? question.Index.Search(query, MostResults).Select(hit => new Hit(
                hit.Document, hit.Score * weight * (hit.Document.Kind == ResultKind.Contact ? ContactWeight : 1), 0))
            : [];

    private static bool KnowsMore(Question other, Question own) =>
        own.Words.Zip(other.Words).Any(pair => pair.Second is { Known: true, Ignored: false } && pair.First is { Known: false, Ignored: false });

    private static List<SearchResult> Results(SearchIndex index, Question own, Dictionary<Language, Question> questions,
        List<Hit> found, string text, Language language)
    {
        var lines = new ResultLines(own, questions);
        var urgent = Urgent(index, questions.Values);
        // Shown in the reader's language where it exists in it; otherwise last, and saying so.
        var shown = found.Select(hit => own.Index.Find(hit.Document.Key) ?? hit.Document)
            .OrderBy(document => document.Key == urgent?.Value ? 0 : document.Language == language ? 1 : 2)
            .Select(document => lines.Of(document) with { IsUrgent = document.Key == urgent?.Value })
            .ToList();
        var places = Places(index, text, language).ToList();
        shown.InsertRange(shown is [{ IsUrgent: true }, ..] ? 1 : 0, places);
        return [.. shown.Take(MostResults)];
    }

    private static PageId? Urgent(SearchIndex index, IEnumerable<Question> questions) => questions
        .SelectMany(question => question.Groups)
        .Where(match => match.Sure)
        .Select(match => index.Meanings.GetValueOrDefault(match.Group))
        .FirstOrDefault(meaning => meaning is { Urgent: true, Pages.Count: > 0 })?.Pages[0];

    private static IEnumerable<SearchResult> Places(SearchIndex index, string text, Language language) =>
        index.Places(text, language).Take(MostPlaces)
            .Select(place => (place.Name, Address: index.PlaceAddress(place, language)))
            .Where(place => place.Address is not null)
            .Select(place => new SearchResult
            {
                Kind = ResultKind.Place,
                Language = language,
                Address = place.Address!,
                Title = [new Fragment(place.Name, false)],
                Summary = [],
            });

    private static string? Corrected(Question own, string text)
    {
        foreach (var word in own.Words.Where(word => word.Corrections.Count > 0).Reverse())
            text = string.Concat(text.AsSpan(0, word.Text.Start), word.Corrections[0].Exact, text.AsSpan(word.Text.Start + word.Text.Length));

        return own.Words.Any(word => word.Corrections.Count > 0) ? text : null;
    }

    /// <param name="Tier">0 for what the reader's own language found, 1 for what another's words did.</param>
    private sealed record Hit(SearchDocument Document, float Score, int Tier);
}
