using Portal.Localization;

namespace Portal.Features.Anchors;

/// <summary>A name or a line of text in the languages it exists in. Finnish is always there and stands in for the others.</summary>
public sealed record LocalText(string Finnish)
{
    public string? Swedish { get; init; }
    public string? English { get; init; }
    public string? Arabic { get; init; }
    public string? Somali { get; init; }

    /// <summary>The text in this language, or in Finnish when the language has none of its own.</summary>
    public string In(Language language) => Own(language) ?? Finnish;

    /// <summary>The language <see cref="In"/> really answers in, for the <c>lang</c> attribute.</summary>
    public Language LanguageFor(Language language) => Own(language) is null ? Language.Finnish : language;

    /// <summary>Every form there is, without repetition.</summary>
    public IEnumerable<string> All() =>
        new[] { Finnish, Swedish, English, Arabic, Somali }.OfType<string>().Distinct(StringComparer.Ordinal);

    private string? Own(Language language) => language.Code switch
    {
        "fi" => Finnish,
        "sv" => Swedish,
        "en" => English,
        "ar" => Arabic,
        "so" => Somali,
        _ => null,
    };
}
