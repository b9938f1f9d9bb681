using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Anchors;

/// <summary>One line of a place bench: what somebody writes, and the place it means.</summary>
/// <param name="Expected">A municipality's code; <c>none</c>, <c>abroad</c>, <c>region:19</c>, <c>county:05</c>, or <c>?710,091</c> when we must ask.</param>
internal sealed record PlaceCase(string Group, Language Language, string Query, string Expected)
{
    internal static IReadOnlyList<PlaceCase> ReadAll(string file) =>
    [
        .. File.ReadLines(Tree.File("tests", "Portal.Tests", "Features", "Anchors", file)).Skip(1).Where(line => line.Length > 0).Select(Read),
    ];

    internal IReadOnlyList<PlaceMatch> Find(AnchorDirectory directory) => directory.Places.Find(Query, Language);

    internal bool IsMetBy(AnchorDirectory directory)
    {
        var found = Find(directory);
        var codes = found.Select(match => match.Code?.ToString()).ToList();
        return Expected switch
        {
            "none" => found.Count == 0,
            "abroad" => found is [{ Kind: PlaceKind.Abroad }],
            ['?', .. var wanted] => wanted.Split(',').All(codes.Contains),
            ['r', 'e', 'g', 'i', 'o', 'n', ':', .. var region] => found is [{ Kind: PlaceKind.Region } only, ..] && directory.Find(only.Municipalities[0])?.Region == region,
            ['c', 'o', 'u', 'n', 't', 'y', ':', .. var county] => found is [{ Kind: PlaceKind.County } only, ..] && directory.Find(only.Municipalities[0])?.County == county,
            // One answer, or a begun name where the first of several is right.
            var code => Group is "prefix" ? codes.FirstOrDefault() == code : codes.Distinct().ToList() is [var single] && single == code,
        };
    }

    private static PlaceCase Read(string text)
    {
        var cells = text.Split(';');
        return Language.TryParse(cells[1], out var language)
            ? new PlaceCase(cells[0], language, cells[2], cells[3])
            : throw new FormatException(text);
    }
}
