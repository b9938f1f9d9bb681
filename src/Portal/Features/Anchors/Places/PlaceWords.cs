namespace Portal.Features.Anchors.Places;

/// <summary>Looks one name up, as written or bent, and with typing errors. Knows nothing of sentences.</summary>
internal sealed class PlaceWords(PlaceIndex index)
{
    private static readonly string[] SomaliEndings = ["da", "ka", "ga", "ta"];
    private static readonly string[] Inhabitants = ["lainen", "laisen", "laista", "laiset", "laisia", "laisten", "laisille", "laisena", "laisesta"];
    private const string ArabicPrefixes = "بلوفك";

    /// <summary>The name exactly, then in plain letters, then bent: the first that finds anything.</summary>
    public IReadOnlyList<Place> Exactly(string plain, string folded)
    {
        if (index.Plain(plain) is { Count: > 0 } exact)
            return exact;
        return Agreeing(index.Folded(folded), plain) is { Count: > 0 } same ? same : Bent(plain, folded);
    }

    /// <summary>Names with the fewest typing errors a word of this length may have.</summary>
    public IReadOnlyList<Place> Nearly(string folded)
    {
        if (folded.Length is < 4 or > 30 || folded.All(letter => char.IsAsciiDigit(letter) || letter == ' '))
            return [];
        if (ArabicAlike(folded) is { Count: > 0 } alike)
            return alike;

        var limit = folded.Length >= 9 ? 2 : 1;
        var guesses = new PlaceGuesses(folded, limit);
        for (var length = folded.Length - limit; length <= folded.Length + limit; length++)
        {
            foreach (var name in index.NamesOfLength(length))
                guesses.Consider(name, index.Folded(name));
        }

        return guesses.Best is { Count: > 0 } best ? best : NearlyBent(folded);
    }

    /// <summary>"Tampreella": a town misspelt and bent.</summary>
    public IReadOnlyList<Place> NearlyBent(string folded)
    {
        foreach (var (stem, ending) in FinnishForms.StemsOf(folded))
        {
            if (ending.Length < 3 || stem.Length < 6)
                continue;
            var guesses = new PlaceGuesses(stem, 1);
            for (var length = stem.Length - 1; length <= stem.Length + 1; length++)
            {
                foreach (var other in index.MunicipalityStemsOfLength(length))
                    guesses.Consider(other, index.Stem(other).Where(place => place.Kind == PlaceKind.Municipality));
            }

            if (guesses.Best is { Count: > 0 } best)
                return best;
        }

        return [];
    }

    /// <summary>Dots are left out by many and added by nobody: "lähteä" (to leave) is not a form of Lahti.</summary>
    private static IReadOnlyList<Place> Agreeing(IReadOnlyList<Place> places, string plain) =>
        HasDots(plain) ? [.. places.Where(place => place.Spellings.Any(HasDots))] : places;

    private static bool HasDots(string text) => text.Any(letter => letter is 'å' or 'ä' or 'ö' or 'Å' or 'Ä' or 'Ö');

    private List<Place> ArabicAlike(string folded) =>
        PlaceText.IsArabic(folded) && PlaceText.ArabicSkeleton(folded) is { Length: >= 4 } consonants
            ? [.. index.Skeleton(consonants).Where(place => place.Kind != PlaceKind.Abroad)]
            : [];

    private IReadOnlyList<Place> Bent(string plain, string folded)
    {
        foreach (var (stem, _) in FinnishForms.StemsOf(folded))
        {
            // The ending's own dots (Kemissä) say nothing about the name.
            if (Agreeing(index.Stem(stem), plain[..Math.Min(stem.Length, plain.Length)]) is { Count: > 0 } places)
                return places;
        }

        // Sotkamolainen, turkulaisia: somebody from there.
        foreach (var ending in Inhabitants)
        {
            if (folded.Length >= ending.Length + 4 && folded.EndsWith(ending, StringComparison.Ordinal) && Municipalities(folded[..^ending.Length]) is { Count: > 0 } home)
                return home;
        }

        // Åbos, Helsingfors's.
        if (folded.Length >= 4 && folded[^1] == 's' && index.Folded(folded[..^1]) is { Count: > 0 } owned)
            return owned;
        foreach (var ending in SomaliEndings)
        {
            if (folded.Length >= 6 && folded.EndsWith(ending, StringComparison.Ordinal) && Municipalities(folded[..^2]) is { Count: > 0 } somali)
                return somali;
        }

        if (folded.Length < 4 || !PlaceText.IsArabic(folded))
            return [];
        foreach (var word in ArabicBare(folded))
        {
            if (index.Folded(word) is { Count: > 0 } places)
                return places;
        }

        return [];
    }

    private static IEnumerable<string> ArabicBare(string word)
    {
        if (word.StartsWith("ال", StringComparison.Ordinal))
            yield return word[2..];
        else
            yield return "ال" + word;
        if (!ArabicPrefixes.Contains(word[0], StringComparison.Ordinal))
            yield break;
        yield return word[1..];
        if (word.AsSpan(1).StartsWith("ل"))
            yield return "ا" + word[1..];
    }

    private List<Place> Municipalities(string name) =>
        [.. index.Folded(name).Where(place => place.Kind == PlaceKind.Municipality)];
}
