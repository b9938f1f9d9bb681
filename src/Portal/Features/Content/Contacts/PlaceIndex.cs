using System.Globalization;
using Portal.Features.Anchors;
using Portal.Localization;

namespace Portal.Features.Content.Contacts;

/// <summary>All municipalities A–Ö under both their Finnish and their Swedish names, in one list.</summary>
public static class PlaceIndex
{
    /// <summary>Letters in Finnish order, å ä ö last; Swedish readers get the same order.</summary>
    public static IReadOnlyList<PlaceLetter> Letters(AnchorDirectory directory, Language language)
    {
        var compare = (language == Language.Swedish ? language : Language.Finnish).Culture.CompareInfo;
        var order = Comparer<string>.Create((a, b) => compare.Compare(a, b));
        return
        [
            .. directory.Municipalities
                .SelectMany(Entries)
                .OrderBy(entry => entry.Name, order)
                .GroupBy(entry => entry.Name[..1].ToUpper(CultureInfo.GetCultureInfo("fi-FI")))
                .Select(group => new PlaceLetter(group.Key, [.. group])),
        ];
    }

    private static IEnumerable<PlaceEntry> Entries(Municipality municipality)
    {
        var finnish = municipality.Names.Finnish;
        var swedish = municipality.Names.Swedish ?? finnish;
        var swedishFirst = municipality.Languages is MunicipalityLanguages.Swedish or MunicipalityLanguages.SwedishFinnish;
        if (finnish == swedish)
        {
            yield return new PlaceEntry(municipality, finnish, swedishFirst ? "sv" : "fi", null, null);
            yield break;
        }

        yield return new PlaceEntry(municipality, finnish, "fi", swedish, "sv");
        yield return new PlaceEntry(municipality, swedish, "sv", finnish, "fi");
    }
}

/// <param name="Heading">The letter, in capitals.</param>
public sealed record PlaceLetter(string Heading, IReadOnlyList<PlaceEntry> Entries)
{
    /// <summary>Plain letters for the address of the heading: å, ä and ö would be escaped.</summary>
    public string Id => Heading switch { "Å" => "aa", "Ä" => "ae", "Ö" => "oe", _ => Heading.ToLowerInvariant() };
}

/// <summary>A name in the list, and the municipality's name in the other language when it has one.</summary>
public sealed record PlaceEntry(Municipality Municipality, string Name, string Tongue, string? OtherName, string? OtherTongue);
