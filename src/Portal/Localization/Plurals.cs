namespace Portal.Localization;

/// <summary>The plural classes of CLDR.</summary>
public enum PluralClass
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// <summary>One text per plural class. Languages with fewer classes repeat their last.</summary>
/// <param name="Zero">Its own sentence in every language: none is not a number people count with.</param>
public sealed record PluralTexts(string Zero, string One, string Two, string Few, string Many, string Other);

/// <summary>How many, in words of the right form. .NET has no plural rules; these are CLDR's for the five languages.</summary>
public static class Plurals
{
    private const int Hundred = 100;

    /// <summary>The CLDR class of a whole number in a language.</summary>
    public static PluralClass ClassOf(Language language, int number)
    {
        if (language != Language.Arabic)
            return number == 1 ? PluralClass.One : PluralClass.Other;

        return (number, number % Hundred) switch
        {
            (0, _) => PluralClass.Zero,
            (1, _) => PluralClass.One,
            (2, _) => PluralClass.Two,
            (_, >= 3 and <= 10) => PluralClass.Few,
            (_, >= 11) => PluralClass.Many,
            _ => PluralClass.Other,
        };
    }

    /// <summary>The text for this many, with the number in its place.</summary>
    public static string Say(Language language, int number, PluralTexts texts)
    {
        var text = number == 0 ? texts.Zero : ClassOf(language, number) switch
        {
            PluralClass.One => texts.One,
            PluralClass.Two => texts.Two,
            PluralClass.Few => texts.Few,
            PluralClass.Many => texts.Many,
            _ => texts.Other,
        };
        return string.Format(language.Culture, text, number);
    }
}
