using System.Text.Json.Nodes;
using Portal.Features.Anchors.Places;
using Portal.Features.Concerns.Browser;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Anchors;

/// <summary>The browser looks in the table it downloaded, the server in the directory: a place must lead both to the same team.</summary>
public sealed class PlacesInTheBrowser(ITestOutputHelper output)
{
    /// <summary>
    /// A town misspelt in a sentence, and the name of those who live there: the browser, which has few bytes for it, knows
    /// neither. It says that it did not find the place and offers the list, so the answer is later and never another.
    /// </summary>
    private static readonly string[] Known = ["asun Tampreella", "turkulainen", "vantaalaisia", "sotkamolainen"];

    [Fact]
    public async Task What_is_typed_settles_asks_or_fails_alike_in_the_browser_and_without_it()
    {
        List<PlaceCase> cases = [.. PlaceCase.ReadAll("place-bench.csv"), .. PlaceCase.ReadAll("place-bench-second.csv")];
        var ends = await InTheBrowserAsync(cases);
        var otherwise = cases.Zip(ends)
            .Select(pair => (pair.First.Query, Here: Here(pair.First), There: pair.Second))
            .Where(pair => pair.Here != pair.There)
            .ToList();
        foreach (var (query, here, there) in otherwise)
            output.WriteLine($"[{query}] here {here}, in the browser {there}");

        Assert.Equal(Known, otherwise.Select(pair => pair.Query));
        Assert.All(otherwise, pair => Assert.Equal("none", pair.There));
    }

    /// <summary>As the form's place step reads it.</summary>
    private static string Here(PlaceCase asked)
    {
        var matches = asked.Find(PublishedDirectory.Directory);
        return End([.. matches.SelectMany(match => match.Municipalities).Distinct().Select(code => code.ToString())], matches.Any(match => match.Kind == PlaceKind.Abroad));
    }

    private static string End(IReadOnlyList<string> codes, bool abroad) => (codes, abroad) switch
    {
        ([], true) => "abroad",
        ([], false) => "none",
        ([var only], false) => only,
        _ => "ask",
    };

    private static async Task<IReadOnlyList<string>> InTheBrowserAsync(IReadOnlyList<PlaceCase> cases)
    {
        var tables = cases.Select(each => each.Language).Distinct()
            .Select(language => KeyValuePair.Create(language.Code, JsonNode.Parse(PlaceTable.In(language, PublishedDirectory.Directory).Plain())));
        var input = new JsonObject
        {
            ["tables"] = new JsonObject(tables),
            ["asked"] = new JsonArray([.. cases.Select(each => new JsonObject { ["language"] = each.Language.Code, ["query"] = each.Query })]),
        };
        var script = Tree.File("tests", "Portal.Tests", "Features", "Anchors", "places-peer.mjs");
        var answers = JsonNode.Parse(await NodeScript.RunAsync(script, input.ToJsonString()))!.AsArray();
        return [.. answers.Select(each => End([.. each!["codes"]!.AsArray().Select(code => (string)code!)], (bool)each["abroad"]!))];
    }
}
