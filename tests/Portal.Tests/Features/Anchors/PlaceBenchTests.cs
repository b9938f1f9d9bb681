using Portal.Features.Anchors.Places;
using Portal.Localization;

namespace Portal.Tests.Features.Anchors;

/// <summary>The bench was written before the matcher's answers were seen; it is never adjusted to them.</summary>
public sealed class PlaceBenchTests(ITestOutputHelper output)
{
    public sealed record Line(string Group, Language Language, string Query, string Expected)
    {
        public static Line Read(string text)
        {
            var cells = text.Split(';');
            Assert.True(Language.TryParse(cells[1], out var language), text);
            return new Line(cells[0], language, cells[2], cells[3]);
        }
    }

    [Fact]
    public void Find_OnTheBench_FindsThePlaceMeantInAtLeastNinetySevenOfAHundred()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Features", "Anchors", "place-bench.csv"))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(Line.Read)
            .ToList();
        var wrong = new List<Line>();
        foreach (var group in lines.GroupBy(line => line.Group))
        {
            var missed = group.Where(line => !Meets(line)).ToList();
            wrong.AddRange(missed);
            output.WriteLine($"{group.Key}: {group.Count() - missed.Count} of {group.Count()}");
        }

        foreach (var line in wrong)
            output.WriteLine($"{line.Group} [{line.Query}] expected {line.Expected}, got {string.Join(", ", Find(line).Select(match => $"{match.Kind} {match.Name} {match.Code}"))}");
        output.WriteLine($"All: {lines.Count - wrong.Count} of {lines.Count}");
        Assert.True(lines.Count >= 200);
        Assert.True(wrong.Count <= lines.Count * 3 / 100, $"{wrong.Count} of {lines.Count} missed");
    }

    private static IReadOnlyList<PlaceMatch> Find(Line line) => PublishedDirectory.Directory.Places.Find(line.Query, line.Language);

    private static bool Meets(Line line)
    {
        var found = Find(line);
        var codes = found.Select(match => match.Code?.ToString()).ToList();
        return line.Expected switch
        {
            "none" => found.Count == 0,
            "abroad" => found is [{ Kind: PlaceKind.Abroad }],
            ['?', .. var wanted] => wanted.Split(',').All(codes.Contains),
            ['r', 'e', 'g', 'i', 'o', 'n', ':', .. var region] => found is [{ Kind: PlaceKind.Region } only, ..] && PublishedDirectory.Directory.Find(only.Municipalities[0])?.Region == region,
            ['c', 'o', 'u', 'n', 't', 'y', ':', .. var county] => found is [{ Kind: PlaceKind.County } only, ..] && PublishedDirectory.Directory.Find(only.Municipalities[0])?.County == county,
            // One answer, or a begun name where the first of several is right.
            var code => line.Group is "prefix" ? codes.FirstOrDefault() == code : codes.Distinct().ToList() is [var single] && single == code,
        };
    }
}
