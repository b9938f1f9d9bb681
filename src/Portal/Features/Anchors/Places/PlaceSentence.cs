namespace Portal.Features.Anchors.Places;

/// <summary>Finds names of places in what a reader wrote around them: "asun Turun lähellä".</summary>
internal sealed class PlaceSentence(PlaceWords words, IReadOnlySet<string> ordinary)
{
    private const int LongestName = 4;
    private const int MostWords = 40;
    private const int ShortText = 4;

    /// <summary>All places named, each place once, municipalities' own districts left out.</summary>
    public IReadOnlyList<Place> Read(string text)
    {
        var tokens = Tokens(text);
        if (tokens.Count < 2)
            return [];

        var spans = new List<IReadOnlyList<Place>>();
        for (var at = 0; at < tokens.Count;)
        {
            var (places, used) = At(tokens, at);
            if (places.Count > 0)
                spans.Add(places);
            at += used;
        }

        if (spans.Count == 0)
            spans.AddRange(tokens.Index().Select(token => Misspelt(token.Item, token.Index)).Where(places => places.Count > 0));

        // "Kallio, Helsinki": the town says which Kallio.
        var towns = spans.SelectMany(span => span).Where(place => place.Kind == PlaceKind.Municipality).Select(place => place.Only).ToHashSet();
        var kept = spans.Where(span => span.Any(place => place.Kind == PlaceKind.Municipality) || !span.Any(place => place.Only is { } code && towns.Contains(code))).ToList();
        var major = kept.Where(span => span.Any(place => place.IsMajor)).ToList();
        return [.. (major.Count > 0 ? major : kept).SelectMany(span => span).Distinct()];
    }

    private (IReadOnlyList<Place> Places, int Used) At(List<Token> tokens, int at)
    {
        for (var count = Math.Min(LongestName, tokens.Count - at); count > 1; count--)
        {
            var name = tokens.GetRange(at, count);
            var several = words.Exactly(string.Join(' ', name.Select(token => token.Plain)), string.Join(' ', name.Select(token => token.Folded)));
            if (several.Count > 0)
                return (several, count);
        }

        var token = tokens[at];
        if (token.Folded.Length < 3 || (ordinary.Contains(token.Plain) && (!token.Capital || at == 0)))
            return ([], 1);
        var places = words.Exactly(token.Plain, token.Folded);
        if (token.Folded.Length == 3)
            places = [.. places.Where(place => place.Kind == PlaceKind.Municipality)];
        // Villages are named like everything else in the language; without a capital letter they count only in a short text.
        var villages = (token.Capital && at > 0) || (tokens.Count <= ShortText && token.Folded.Length >= 6);
        return (villages || places.Any(place => place.IsMajor) ? places : [], 1);
    }

    /// <summary>Guesses only at words that look like names, by their capital letter or their case.</summary>
    private IReadOnlyList<Place> Misspelt(Token token, int at)
    {
        if (token.Folded.Length < 6 || ordinary.Contains(token.Plain))
            return [];
        var guesses = token.Capital && at > 0 ? words.Nearly(token.Folded) : words.NearlyBent(token.Folded);
        return guesses.All(place => place.Kind == PlaceKind.Municipality) ? guesses : [];
    }

    private static List<Token> Tokens(string text) =>
    [
        .. text.Split([' ', '\t', '\n', '\r', '\u00A0', ',', '.', ';', '/', '-', '–', '(', ')', '!', '?', '،', '؛', '؟'], MostWords + 1, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostWords)
            .Select(word => new Token(PlaceText.Plain(word), PlaceText.Fold(word), char.IsUpper(word[0])))
            .Where(token => token.Folded.Length > 0),
    ];

    private sealed record Token(string Plain, string Folded, bool Capital);
}
