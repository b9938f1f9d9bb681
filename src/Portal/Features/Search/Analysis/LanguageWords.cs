using System.Collections.Frozen;
using Portal.Features.Search.Meaning;
using Portal.Localization;

namespace Portal.Features.Search.Analysis;

/// <summary>
/// From a word as written to the keys it is found by, in one language. Words of published texts are remembered while an
/// index is built; words of readers never are.
/// </summary>
internal abstract class LanguageWords
{
    private Dictionary<string, WordKeys>? _learning = new(StringComparer.Ordinal);
    private FrozenDictionary<string, WordKeys> _known = FrozenDictionary<string, WordKeys>.Empty;

    /// <summary>How much a shared stem counts beside a shared word.</summary>
    internal virtual float StemWeight => 0.9f;

    /// <summary>How much words written nearly alike count.</summary>
    internal virtual float LooseWeight => 0.35f;

    /// <summary>True where forms of one word often share nothing but their beginning, so that known words are looked for loosely too.</summary>
    internal virtual bool LooseAlways => false;

    internal static LanguageWords For(Language language, SearchWords words, Voikko? voikko) => language.Code switch
    {
        "fi" => new FinnishWords(words, voikko),
        "sv" => new SwedishWords(words),
        "en" => new EnglishWords(),
        "ar" => new ArabicWords(),
        _ => new SomaliWords(),
    };

    internal WordKeys Keys(string written)
    {
        if (_known.TryGetValue(written, out var keys) || _learning?.TryGetValue(written, out keys) == true)
            return keys;

        keys = Analyse(Folding.Plain(written));
        if (_learning is { } learning)
            learning[written] = keys;

        return keys;
    }

    /// <summary>Called once, when everything published has been read.</summary>
    internal void StopLearning()
    {
        _known = (_learning ?? []).ToFrozenDictionary(StringComparer.Ordinal);
        _learning = null;
    }

    /// <param name="word">Folded by <see cref="Folding.Plain"/>; may be empty.</param>
    protected abstract WordKeys Analyse(string word);
}
