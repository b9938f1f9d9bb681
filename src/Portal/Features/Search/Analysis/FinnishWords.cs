using Portal.Features.Search.Meaning;

namespace Portal.Features.Search.Analysis;

/// <summary>Finnish by the Voikko dictionary where the system has it, by rules and the editors' forms where it does not.</summary>
internal sealed class FinnishWords(SearchWords words, Voikko? voikko) : LanguageWords
{
    private const int ShortestPart = 3;
    private const int MostReadings = 4;
    private readonly Compounds _compounds = new(words.Parts, joints: "");

    protected override WordKeys Analyse(string word)
    {
        var readings = voikko?.Analyse(word) ?? [];
        var bases = readings.Select(reading => reading.Base)
            .Concat(words.BasesOf(word))
            .Distinct(StringComparer.Ordinal)
            .Take(MostReadings)
            .ToList();
        var rough = FinnishStem.Of(word);
        var stems = voikko is null ? [rough, .. bases.Select(FinnishStem.Of)] : bases.Count > 0 ? bases : [rough];
        return new WordKeys(
            word,
            stems,
            Parts(word, readings).Where(part => part.Length >= ShortestPart && !stems.Contains(part)),
            [Folding.WithoutMarks(rough)]);
    }

    private IEnumerable<string> Parts(string word, IReadOnlyList<VoikkoReading> readings) => voikko is null
        ? _compounds.Split(word).SelectMany(part => words.BasesOf(part).Prepend(part)).Select(FinnishStem.Of)
        : readings.SelectMany(reading => reading.Parts);
}
