using System.Text;

namespace Portal.Features.Search.Analysis;

/// <summary>Arabic by letters that are written alike, and by a light stem without attached words and endings.</summary>
internal sealed class ArabicWords : LanguageWords
{
    private const int ShortestStem = 3;

    // Longest first. و and ف are words of their own; ب ل ك belong to too many roots to be cut from short words.
    private static readonly string[] Before = ["وبال", "وعال", "وهال", "بهال", "وال", "بال", "كال", "فال", "عال", "هال", "ولل", "لل", "ال"];
    // Spoken verbs: بيهدد, بتيجي, حيقتل, هيقتل.
    private static readonly string[] Spoken = ["بي", "بت", "بن", "حي", "حت", "هي", "هت"];
    private static readonly string[] After = ["هما", "كما", "تها", "تهم", "ها", "ان", "ات", "ون", "ين", "يه", "نا", "هم", "كم", "هن", "وا", "ني", "تي", "ه", "ي", "ك"];

    internal override float StemWeight => 0.8f;

    internal override float LooseWeight => 0.4f;

    internal override bool LooseAlways => true;

    // With and without the article: هوي begins الهوية.
    internal override string Fold(string written)
    {
        var word = OneSpelling(Folding.Plain(written));
        return word.Length > ShortestStem && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;
    }

    protected override WordKeys Analyse(string word)
    {
        var exact = OneSpelling(word);
        var stem = WithoutEnding(WithoutArticle(exact));
        string[] stems = IsFuture(exact) ? [stem, WithoutEnding(exact[1..])] : [stem];
        return new WordKeys(exact, stems, [], Loose(exact, stem));
    }

    /// <summary>س before a verb: سيقتل is will and يقتل.</summary>
    private static bool IsFuture(string word) => word.Length > ShortestStem + 1 && word[0] == 'س' && word[1] is 'ي' or 'ت' or 'ن' or 'ا';

    private static IEnumerable<string> Loose(string exact, string stem)
    {
        yield return stem;
        // Endings come in twos: يأخذونه is they, and him.
        yield return WithoutEnding(stem);
        yield return AsSpoken(stem);
        if (exact.Length > ShortestStem + 1 && Array.Exists(Spoken, start => exact.StartsWith(start, StringComparison.Ordinal)))
            yield return AsSpoken(WithoutEnding(exact[2..]));

        var bare = WithoutArticle(exact);
        if (bare.Length > ShortestStem && bare[0] is 'ب' or 'ل' or 'ك' or 'و' or 'ف')
            yield return WithoutEnding(WithoutArticle(bare[1..]));

        if (exact.Length == ShortestStem && exact[0] is 'و' or 'ب' or 'ل')
            yield return exact[1..];

        // Verbs: he, she, we, I, and what will be. يهدد، سيقتل
        var verb = bare.Length > ShortestStem + 1 && bare[0] == 'س' ? bare[1..] : bare;
        if (verb.Length > ShortestStem && verb[0] is 'ي' or 'ت' or 'ن' or 'ا')
            yield return AsSpoken(WithoutEnding(verb[1..]));
    }

    /// <summary>Letters the dialects speak, and therefore write, as others: ياخد for يأخذ.</summary>
    private static string AsSpoken(string word) => word.Replace('ذ', 'د').Replace('ث', 'ت').Replace('ظ', 'ض');

    private static string WithoutArticle(string word)
    {
        foreach (var start in Before)
        {
            if (word.Length >= start.Length + ShortestStem - 1 && word.StartsWith(start, StringComparison.Ordinal))
                return word[start.Length..];
        }

        return word.Length > ShortestStem + 1 && word[0] == 'و' ? word[1..] : word;
    }

    private static string WithoutEnding(string word)
    {
        foreach (var end in After)
        {
            if (word.Length >= end.Length + ShortestStem && word.EndsWith(end, StringComparison.Ordinal))
                return word[..^end.Length];
        }

        return word;
    }

    internal static string OneSpelling(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            switch (letter)
            {
                case 'أ' or 'إ' or 'آ' or 'ٱ':
                    text.Append('ا');
                    break;
                case 'ى' or 'ئ' or 'ی' or 'ے':
                    text.Append('ي');
                    break;
                case 'ؤ':
                    text.Append('و');
                    break;
                case 'ة' or 'ۀ' or 'ہ' or 'ھ':
                    text.Append('ه');
                    break;
                case 'پ':
                    text.Append('ب');
                    break;
                case 'ڤ':
                    text.Append('ف');
                    break;
                case 'گ' or 'ک':
                    text.Append('ك');
                    break;
                case 'چ':
                    text.Append('ج');
                    break;
                // The lone hamza, the stretching line, vowel marks and the superscript alef carry no difference in search.
                case 'ء' or 'ـ' or (>= '\u064B' and <= '\u065F') or '\u0670':
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }

        return text.ToString();
    }
}
