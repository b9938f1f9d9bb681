namespace Portal.Features.Anchors.Places;

/// <summary>
/// Finnish names bend: Lahti, Lahdessa, Lahteen. Stems are made for every name once, endings are cut off what the reader
/// wrote. The rules make stems that no word has as well; they are harmless, because nobody writes them. All text is folded,
/// so vowel harmony (ssa, ssä) plays no part.
/// </summary>
internal static class FinnishForms
{
    /// <summary>Case endings after a stem. The illatives that repeat a vowel are in <see cref="StemsOf"/>.</summary>
    private static readonly string[] Endings = ["n", "ssa", "sta", "lla", "lta", "lle", "seen", "siin", "a", "ta", "tta", "sten", "ten", "in", "en"];

    private static readonly string[] FirstWordEndings = ["n", "ssa", "sta", "lla", "lta", "lle"];

    // The first word of these bends too: Uudessakaupungissa, Isossakyrössä, Uudellamaalla.
    private static readonly (string First, string Stem, string Illative)[] BendingFirstWords =
        [("uusi", "uude", "uuteen"), ("vaha", "vaha", "vahaan"), ("iso", "iso", "isoon")];

    /// <summary>Every stem of a folded name, strong and weak, singular and plural.</summary>
    public static IEnumerable<string> Stems(string name)
    {
        var cut = name.LastIndexOf(' ') + 1;
        var (head, word) = (name[..cut], name[cut..]);
        return word.Length < 2 ? [name] : WordStems(word).Concat(BentTwice(word)).Append(word).Distinct().Select(stem => head + stem);
    }

    /// <summary>What may be left when the ending of a folded word is taken off, longest ending first.</summary>
    public static IEnumerable<(string Stem, string Ending)> StemsOf(string word)
    {
        foreach (var ending in Endings.Where(ending => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal)).OrderByDescending(ending => ending.Length))
            yield return (word[..^ending.Length], ending);
        if (word.Length > 3 && word[^1] == 'n' && word[^2] == word[^3])
            yield return (word[..^2], "n");
        if (word.Length > 4 && word[^1] == 'n' && word[^3] == 'h' && word[^2] == word[^4])
            yield return (word[..^3], "hn");
    }

    /// <summary>Whether a reader may be in the middle of writing one of the endings.</summary>
    public static bool BeginsEnding(string text) => Endings.Any(ending => ending.StartsWith(text, StringComparison.Ordinal));

    private static string[] WordStems(string word)
    {
        var body = word[..^1];
        if (word.EndsWith("nen", StringComparison.Ordinal))
            return [word[..^3] + "se", word[..^3] + "si", word[..^3] + "s"];
        if (word[^1] == 's')
            return [body + "kse", body + "de", body + "te", Strong(body) + body[^1], body + "ksi"];
        if (word[^1] == 't')
            return [body, body[..^1] + "oi", body[..^1] + "i", body[..^1] + "ei", body + "i"];
        if (!IsVowel(word[^1]))
            return [word + "i", word + "e"];

        var grades = new[] { word, Weak(word) };
        return word[^1] switch
        {
            'i' => [.. grades, .. grades.Select(grade => grade[..^1] + "e"), .. FromVesi(word)],
            'e' => [.. grades, word + "e", Strong(word[..^1]) + "ee"],
            // Kangasala, Kangasalla.
            'a' when word.EndsWith("la", StringComparison.Ordinal) => [.. grades, body, body + "l"],
            _ => grades,
        };
    }

    /// <summary>Vesi: vede-, vete-.</summary>
    private static string[] FromVesi(string word) =>
        word.EndsWith("vesi", StringComparison.Ordinal) ? [word[..^2] + "de", word[..^2] + "te"] : [];

    private static IEnumerable<string> BentTwice(string word)
    {
        foreach (var (first, stem, illative) in BendingFirstWords)
        {
            if (!word.StartsWith(first, StringComparison.Ordinal) || word.Length < first.Length + 3)
                continue;
            var second = word[first.Length..];
            foreach (var rest in WordStems(second).Append(second).Distinct())
            {
                foreach (var ending in FirstWordEndings)
                    yield return stem + ending + rest;
                yield return illative + rest;
            }
        }
    }

    /// <summary>Consonant gradation before a single final vowel; a word without it comes back unchanged.</summary>
    private static string Weak(string word)
    {
        if (word.Length < 4 || !IsVowel(word[^1]) || IsVowel(word[^2]))
            return word;
        var (body, vowel) = (word[..^1], word[^1..]);
        var pair = body[^2..] switch
        {
            "kk" => "k",
            "pp" => "p",
            "tt" => "t",
            "nk" => "ng",
            "nt" => "nn",
            "lt" => "ll",
            "rt" => "rr",
            "mp" => "mm",
            "lk" => "l",
            "rk" => "r",
            "hk" => "h",
            "lp" => "lv",
            "rp" => "rv",
            "ht" => "hd",
            [var before, 'k'] when IsVowel(before) => before.ToString(),
            [var before, 'p'] when IsVowel(before) => before + "v",
            [var before, 't'] when IsVowel(before) => before + "d",
            var same => same,
        };
        return body[..^2] + pair + vowel;
    }

    /// <summary>The other way round, for words that are weak in the nominative: kangas, kankaa-.</summary>
    private static string Strong(string body) =>
        body.Length > 3 && body[^3..^1] == "ng" ? body[..^3] + "nk" + body[^1] : body;

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
