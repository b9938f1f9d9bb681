using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Features.Concerns.Journey;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>The browser reads the same table and must come to the same ends: its modules run under node, beside ours.</summary>
public sealed class RulesInTheBrowser
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Typed =
    [
        " a\r\nb\rc ", "\0x\u202Ey\u2066z\u2069", "e" + new string('\u0301', 30) + "\0" + new string('\u0301', 30), "\U0001F600 سلام ١٢٣ ۴۵",
        "+٣٥٨ (۴۰) ١٢٣-۴٥٦٧", "040 123 4567", "call me", "0401234567\n", "me@example.org", "me@example", "a b@c.fi",
        "131052-308T", "x 010101A123B, 010101A123C", "010190\u2013123A", "4000 1234 5678 9010", "on 12.11.2026 at 18:30",
        "a@b.fi c@d.fi e@f.fi", "a@b.fi c@d.fi e@f.fi g@h.fi", "a@" + new string('x', 500), "\u3000 \uFEFF\u00A0",
    ];

    [Fact]
    public async Task Every_vector_and_every_kind_of_typed_words_end_alike()
    {
        foreach (var rules in Journeys.All)
        {
            var given = JourneyRules.Given(rules).ToList();
            Assert.NotEmpty(given);
            var answer = await AskAsync(rules, given, Typed, []);
            for (var index = 0; index < given.Count; index++)
                Assert.Equal(Text(Walk(rules, given[index])), Text(answer["walks"]![index]!));
            for (var index = 0; index < Typed.Length; index++)
                Assert.Equal(Text(Read(Typed[index])), Text(answer["words"]![index]!));
        }
    }

    [Theory]
    [InlineData("concern", """{"language":"fi","answers":{"role":["family"],"words":["x"],"answer":["code"]}}""", "role words answer", 0, "")]
    [InlineData("concern", """{"language":"fi","answers":{"role":["family"],"knows":["unsafe"],"safety":["maybe"],"danger":["unsure"],"words":["x"]}}""", "danger role words knows safety", 0, "unsafe limits hurt")]
    [InlineData("concern", """{"language":"fi","answers":{"role":["professional"],"consent":["told"],"person":["A"],"ground":["police"],"wish":["look"]}}""", "role wish person consent ground", 0, "unconsented")]
    [InlineData("concern", """{"language":"fi","answers":{"role":["professional"],"consent":["told"],"person":["A"],"ground":["none"],"wish":["look"]}}""", "role wish consent ground", 1, "unconsented")]
    [InlineData("advice", """{"language":"so","answers":{"role":["family"],"person":["A"],"age":["15-17"],"knows":["unsafe"],"words":["x"]}}""", "role words", 3, "")]
    [InlineData("advice", """{"language":"so","answers":{"role":["community"],"wish":["look"],"confession":["yes"],"name":["A"],"words":["x"]}}""", "role words", 3, "")]
    [InlineData("concern", """{"language":"xx","by":"A","answers":{"role":["nobody"],"constructor":["x"],"words":[1],"place":["853","091"]}}""", "place", 6, "")]
    [InlineData("visit", """{"language":"so","answers":{"inviter":["community"],"place":["853"],"purpose":["talk"],"person":["A"],"noticed":["threatens"],"words":["x"],"wish":["look"],"answer":["code"]}}""", "inviter place purpose answer", 4, "")]
    [InlineData("visit", """{"language":"fi","answers":{"danger":["yes"],"soon":["yes"],"safety":["yes"],"slots":["evening"]}}""", "slots", 3, "")]
    [InlineData("feedback", """{"language":"ar","answers":{"topic":["wrong"],"words":["x"],"tool":["y"],"place":["853"],"phone":["0401234567"],"answer":["none"]}}""", "topic words answer", 3, "")]
    public async Task The_teams_browser_shows_what_the_form_asks_and_reports_what_it_left_out(string kind, string text, string shown, int dropped, string flags)
    {
        var reading = (await AskAsync(Journeys.OfKind(kind)!, [], [], [(kind, text)]))["opened"]![0]!;
        Assert.Equal(shown, string.Join(' ', reading["shown"]!.AsArray().Select(line => (string)line!["field"]!)));
        Assert.Equal(dropped, (int)reading["dropped"]!);
        Assert.Equal(flags, string.Join(' ', reading["flags"]!.AsArray().Select(flag => (string)flag!)));
    }

    [Fact]
    public async Task What_is_no_concern_is_not_read()
    {
        var answer = await AskAsync(Journeys.Concern, [], [], [("visit", """{"answers":{}}"""), ("concern", "[]"), ("concern", "{"), ("concern", """{"answers":[]}"""), ("letter", """{"answers":{}}""")]);
        Assert.All(answer["opened"]!.AsArray(), Assert.Null);
        answer = await AskAsync(Journeys.Visit, [], [], [("concern", """{"answers":{}}"""), ("advice", """{"answers":{}}"""), ("feedback", """{"answers":{}}""")]);
        Assert.All(answer["opened"]!.AsArray(), Assert.Null);
    }

    private static async Task<JsonNode> AskAsync(ReportJourney rules, IEnumerable<Answers> vectors, IEnumerable<string> words, IEnumerable<(string Kind, string Text)> opened)
    {
        var input = new JsonObject
        {
            ["table"] = JsonNode.Parse(rules.Emit()),
            ["vectors"] = new JsonArray([.. vectors.Select(answers => JsonSerializer.SerializeToNode(answers.Values))]),
            ["words"] = new JsonArray([.. words.Select(each => (JsonNode)each)]),
            ["opened"] = new JsonArray([.. opened.Select(each => new JsonObject { ["kind"] = each.Kind, ["text"] = each.Text })]),
        };
        return JsonNode.Parse(await NodeScript.RunAsync(Tree.File("tests", "Portal.Tests", "Features", "Concerns", "rules-peer.mjs"), input.ToJsonString(Json)))!;
    }

    private static JsonNode Walk(ReportJourney rules, Answers given)
    {
        var clean = rules.Clean(given);
        var steps = rules.StepsFor(clean).ToList();
        return JsonSerializer.SerializeToNode(new
        {
            clean = clean.Values,
            again = rules.Clean(clean).Values,
            steps = steps.Select(step => step.Id),
            next = steps.Select(step => rules.Next(step.Id, clean)),
            previous = steps.Select(step => rules.Previous(step.Id, clean)).Append(rules.Previous(ReportJourney.Check, clean)),
            titles = steps.Select(step => ReportJourney.Title(step, clean)),
            whys = steps.Select(step => ReportJourney.Why(step, clean)),
            notes = steps.SelectMany(step => ReportJourney.Notes(step, clean)).Select(note => note.Text),
            turns = steps.Select(step => ReportJourney.Turn(step, new Answers(), given)?.Sets),
            errors = steps.SelectMany(step => ReportJourney.Errors(step, clean).Select(error => $"{step.Id} {error.Field} {error.Text} {error.Number}")),
            wrong = rules.FirstWrong(clean),
            kind = rules.KindOf(clean),
            urgent = rules.IsUrgent(clean),
        })!;
    }

    private static JsonNode Read(string typed)
    {
        var clean = TypedWords.Clean(typed);
        return JsonSerializer.SerializeToNode(new
        {
            clean,
            line = TypedWords.Line(typed),
            phone = TypedWords.Phone(typed),
            email = TypedWords.Email(typed),
            holds = TypedWords.HoldsCodes(clean),
            without = TypedWords.WithoutCodes(clean),
        })!;
    }

    /// <summary>The order of a browser's answers is the order they were given in.</summary>
    private static string Text(JsonNode node)
    {
        foreach (var name in new[] { "clean", "again" })
        {
            if (node[name] is JsonObject answers)
                node[name] = new JsonObject(answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        }

        return node.ToJsonString(Json);
    }
}
