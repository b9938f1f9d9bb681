using Portal.Features.Search.Meaning;
using Portal.Localization;

namespace Portal.Features.Search.Analysis;

/// <summary>
/// From a word as written to the keys it is found by, in one language. Words of published texts are remembered while an
/// index is built; words of readers never are.
/// </summary>
internal abstract class LanguageWords
{
    // Written while the index is built, by one thread; only read from then on.
    private Dictionary<string, WordKeys> _known = new(StringComparer.Ordinal);
    private bool _learning = true;

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
        if (_known.TryGetValue(written, out var keys))
            return keys;

        keys = Analyse(Folding.Plain(written));
        if (_learning)
            _known[written] = keys;

        return keys;
    }

    /// <summary>One spelling of a word that may not be finished yet.</summary>
    internal virtual string Fold(string written) => Folding.WithoutMarks(Folding.Plain(written));

    /// <summary>
    /// Called once, when everything published has been read. Only the words of <paramref name="shown"/> texts stay
    /// remembered: results mark them at every search, while those of the bodies are many and never asked for again.
    /// </summary>
    internal void StopLearning(IEnumerable<string> shown)
    {
        _learning = false;
        var kept = new Dictionary<string, WordKeys>(StringComparer.Ordinal);
        foreach (var word in shown.SelectMany(WordReader.Read))
        {
            if (_known.TryGetValue(word.Text, out var keys))
                kept[word.Text] = keys;
        }

        _known = kept;
    }

    /// <param name="word">Folded by <see cref="Folding.Plain"/>; may be empty.</param>
    protected abstract WordKeys Analyse(string word);
}
