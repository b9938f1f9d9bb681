using System.Diagnostics.CodeAnalysis;
using Portal.Localization;

namespace Portal.Features.Content.Handouts;

/// <summary>The one or two languages of a handout; in an address <c>so</c> or <c>so-fi</c>.</summary>
public sealed record HandoutLanguages(Language First, Language? Second)
{
    public IEnumerable<Language> All => Second is null ? [First] : [First, Second];

    public static bool TryParse(string? text, [NotNullWhen(true)] out HandoutLanguages? languages)
    {
        languages = null;
        var parts = (text ?? "").Split('-');
        if (parts.Length > 2 || !Language.TryParse(parts[0], out var first))
            return false;

        Language? second = null;
        if (parts.Length == 2 && (!Language.TryParse(parts[1], out second) || second == first))
            return false;

        languages = new HandoutLanguages(first, second);
        return true;
    }

    public override string ToString() => string.Join('-', All);
}
