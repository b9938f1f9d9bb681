using Portal.Features.Search.Analysis;
using Portal.Features.Search.Indexing;

namespace Portal.Features.Search.Suggesting;

/// <summary>Titles and keywords of one language by what they begin with, with one typing error allowed.</summary>
internal sealed class SuggestionBook
{
    private const int ShortestGuess = 4;
    private readonly LanguageWords _words;
    private readonly Entry[] _entries;

    internal SuggestionBook(LanguageWords words, IReadOnlyList<SearchDocument> documents)
    {
        _words = words;
        var titles = documents.Select(document => new Entry(Fold(document.Title), document.Title, document.Address, document.Kind));
        var keywords = documents.Where(document => document.Kind == ResultKind.Page).SelectMany(document => document.Keywords)
            .Select(keyword => new Entry(Fold(keyword), keyword, null, null));
        _entries = [.. titles.Concat(keywords).Where(entry => entry.Folded.Length > 0).DistinctBy(entry => entry.Text, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What may become of a beginning: it begins the text, it begins a word of it, it nearly begins a word of it.</summary>
    internal IEnumerable<Suggestion> From(string typed)
    {
        var begun = Fold(typed);
        return begun.Length == 0
            ? []
            : _entries.Select(entry => (Entry: entry, Rank: Rank(entry.Folded, begun)))
                .Where(pair => pair.Rank is not null)
                .OrderBy(pair => pair.Rank)
                .ThenBy(pair => pair.Entry.Address is null ? 1 : 0)
                .ThenBy(pair => pair.Entry.Folded.Length)
                .ThenBy(pair => pair.Entry.Text, StringComparer.Ordinal)
                .Select(pair => new Suggestion(pair.Entry.Text, pair.Entry.Address, pair.Entry.Kind?.ToString().ToLowerInvariant() ?? "word"));
    }

    private static int? Rank(string folded, string begun)
    {
        if (folded.StartsWith(begun, StringComparison.Ordinal))
            return 0;

        if (folded.Contains(" " + begun, StringComparison.Ordinal))
            return 1;

        return begun.Length >= ShortestGuess && Starts(folded).Any(start => NearlyBegins(folded.AsSpan(start), begun)) ? 2 : null;
    }

    private static IEnumerable<int> Starts(string folded) =>
        Enumerable.Range(0, folded.Length).Where(position => position == 0 || folded[position - 1] == ' ');

    private static bool NearlyBegins(ReadOnlySpan<char> word, string begun)
    {
        for (var length = begun.Length - 1; length <= Math.Min(begun.Length + 1, word.Length); length++)
        {
            // People seldom miss the first letter, and a free one would make every short word near.
            if (word[0] == begun[0] && SpellingBook.Distance(begun, word[..length].ToString(), 1) <= 1)
                return true;
        }

        return false;
    }

    private string Fold(string text) => string.Join(' ', WordReader.Read(text).Select(word => _words.Fold(word.Text)).Where(word => word.Length > 0));

    private sealed record Entry(string Folded, string Text, string? Address, ResultKind? Kind);
}
