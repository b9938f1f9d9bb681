using System.Collections.Frozen;
using Portal.Features.Anchors.Places;
using Portal.Features.Content;
using Portal.Features.Search.Analysis;
using Portal.Features.Search.Meaning;
using Portal.Localization;

namespace Portal.Features.Search.Indexing;

/// <summary>What one published snapshot has to be found, in all languages. It never changes; publishing makes a new one.</summary>
internal sealed class SearchIndex
{
    private readonly FrozenDictionary<Language, LanguageIndex> _languages;
    private readonly PublishedSnapshot _snapshot;

    private SearchIndex(PublishedSnapshot snapshot, IReadOnlyDictionary<string, MeaningGroup> meanings,
        FrozenDictionary<Language, LanguageIndex> languages, IReadOnlyList<ContentProblem> problems)
    {
        _snapshot = snapshot;
        _languages = languages;
        Meanings = meanings;
        Problems = problems;
    }

    internal string Version => _snapshot.Version;

    internal IReadOnlyDictionary<string, MeaningGroup> Meanings { get; }

    /// <summary>What is wrong in <c>content/search/</c>.</summary>
    internal IReadOnlyList<ContentProblem> Problems { get; }

    /// <summary>Builds the five indexes; the same snapshot gives the same index on every node that has the same dictionary.</summary>
    internal static SearchIndex Build(PublishedSnapshot snapshot, Voikko? voikko)
    {
        var problems = new List<ContentProblem>();
        var meanings = MeaningGroup.ReadAll(snapshot, problems);
        var editors = Language.All.ToDictionary(language => language, language => SearchWords.Read(snapshot.Files, language, problems));
        var asked = Language.All.ToDictionary(language => language, language => AskedBefore.Read(snapshot, language, problems));
        var languages = Language.All.AsParallel()
            .Select(language => LanguageIndex.Build(language, editors[language], asked[language], voikko, SearchDocuments.Of(snapshot, language)))
            .ToFrozenDictionary(index => index.Language);
        return new SearchIndex(snapshot, meanings, languages, problems);
    }

    internal LanguageIndex In(Language language) => _languages[language];

    /// <summary>The places the words name: only names written right, because every word has some village nearly called so.</summary>
    internal IReadOnlyList<PlaceMatch> Places(string text, Language language) =>
        [.. _snapshot.Directory.Places.Find(text, language).Where(place => place.Kind != PlaceKind.Abroad)];

    internal string? PlaceAddress(PlaceMatch place, Language language) => place.Municipalities switch
    {
        [var only] when _snapshot.Directory.Find(only) is { } municipality => $"/{language.Code}/contacts/{municipality.Slug}",
        { Count: > 1 } => $"/{language.Code}/contacts?place={Uri.EscapeDataString(place.Name)}",
        _ => null,
    };
}
