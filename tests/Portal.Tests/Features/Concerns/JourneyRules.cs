using System.Text.Json;
using Portal.Features.Concerns.Journey;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>The rules of the form, by the vectors every implementation of the table must meet.</summary>
public sealed class JourneyRules
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(
        File.ReadAllText(Tree.File("tests", "Portal.Tests", "Features", "Concerns", "journey-vectors.json"))).RootElement;

    public static TheoryData<string> Names => [.. Vectors.EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];

    /// <summary>What the vectors of one form give.</summary>
    internal static IEnumerable<Answers> Given(ReportJourney rules) =>
        Vectors.EnumerateArray().Where(vector => RulesOf(vector) == rules).Select(vector => Read(vector.GetProperty("given")));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rules_meet_the_vector(string name)
    {
        var vector = Vectors.EnumerateArray().Single(vector => vector.GetProperty("name").GetString() == name);
        var rules = RulesOf(vector);
        var clean = rules.Clean(Read(vector.GetProperty("given")));
        Assert.Equal(Read(vector.GetProperty("clean")).Values, clean.Values);
        Assert.Equal(vector.GetProperty("steps").EnumerateArray().Select(step => step.GetString()), rules.StepsFor(clean).Select(step => step.Id));
        Assert.Equal(vector.GetProperty("wrong").GetString(), rules.FirstWrong(clean));
        Assert.Equal(vector.GetProperty("kind").GetString(), rules.KindOf(clean));
        Assert.Equal(vector.GetProperty("urgent").GetBoolean(), rules.IsUrgent(clean));
        if (vector.TryGetProperty("errors", out var errors))
            Assert.Equal(errors.EnumerateArray().Select(error => error.GetString()), rules.StepsFor(clean).SelectMany(step => ReportJourney.Errors(step, clean)).Select(Said));
    }

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing()
    {
        foreach (var vector in Vectors.EnumerateArray())
        {
            var rules = RulesOf(vector);
            var once = rules.Clean(Read(vector.GetProperty("given")));
            Assert.Equal(once.Values, rules.Clean(once).Values);
        }
    }

    [Theory]
    [InlineData("131052-308T", true)]
    [InlineData("131052+308T", true)]
    [InlineData("010101A123B", true)]
    [InlineData("010101U123b", true)]
    [InlineData("٠١٠١٠١-١٢٣A", true)]
    [InlineData("4000 1234 5678 9010", true)]
    [InlineData("040 123 4567", false)]
    [InlineData("on 12.11.2026 at 18:30", false)]
    public void Codes_are_noticed_and_ordinary_numbers_are_not(string words, bool noticed)
    {
        Assert.Equal(noticed, TypedWords.HoldsCodes($"x {words} y"));
        Assert.False(TypedWords.HoldsCodes(TypedWords.WithoutCodes($"x {words} y")));
    }

    [Fact]
    public void The_table_is_emitted_as_data() =>
        Assert.All(Journeys.All, rules => Assert.Equal(
            rules.Steps.Select(step => step.Id), JsonDocument.Parse(rules.Emit()).RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("id").GetString())));

    /// <summary>Pages with questions and the check page; pages that only advise are not counted.</summary>
    [Theory]
    [InlineData("family", "look", 16)]
    [InlineData("neighbour", "know", 16)]
    [InlineData("professional", "look", 19)]
    [InlineData("family", "advice", 10)]
    [InlineData("professional", "advice", 10)]
    [InlineData("myself", "", 10)]
    public void The_journey_is_no_longer_than_we_promised(string role, string wish, int pages)
    {
        var answers = new Answers();
        answers.Set("danger", ["no"]);
        answers.Set("role", [role]);
        answers.Set("wish", wish.Length == 0 ? [] : [wish]);
        Assert.Equal(pages, Journeys.Concern.StepsFor(answers).Count(step => step.Fields.Count > 0) + 1);
    }

    [Theory]
    [InlineData("-+ABCDEFYXWVU")]
    [InlineData("abcdefyxwvu\u2013\u2212")]
    public void Every_separator_of_an_identity_code_is_noticed(string separators) =>
        Assert.All(separators, separator => Assert.True(TypedWords.HoldsCodes($"synt. 131052{separator}308T.")));

    public static TheoryData<string> Forms => [.. Journeys.All.Select(rules => rules.Book.Kind)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_condition_looks_back_and_every_field_is_declared_once_for_a_visitor(string form)
    {
        var known = new HashSet<string>();
        foreach (var step in Journeys.OfKind(form)!.Steps)
        {
            Assert.All(Named(step.When), name => Assert.Contains(name, known));
            Assert.Equal(step.Fields.Count == 0, step.Advice is not null);
            foreach (var field in step.Fields)
            {
                Assert.All(Named(field.When).Concat(Named(field.RequiredWhen)), name => Assert.Contains(name, known));
                known.Add(field.Name);
            }
        }
    }

    [Fact]
    public void What_must_not_be_asked_is_nowhere_in_the_table() => Assert.DoesNotContain(
        Journeys.All.SelectMany(rules => rules.Steps).SelectMany(step => step.Fields).Select(field => field.Name),
        name => name is "nationality" or "religion" or "birth" or "address" or "ethnicity" or "diagnosis" or "ideology" or "politics");

    [Fact]
    public void An_invitation_and_feedback_ask_nothing_about_anybody_and_are_never_urgent()
    {
        var about = Journeys.Concern.Steps.Where(step => step.Part == nameof(Portal.Localization.Texts.SharePartSituation) && step.Id is not "place")
            .SelectMany(step => step.Fields).Select(field => field.Name).Except(["words"]).ToHashSet();
        Assert.All([Journeys.Visit, Journeys.Feedback], rules =>
        {
            Assert.DoesNotContain(rules.Steps.SelectMany(step => step.Fields), field => about.Contains(field.Name));
            Assert.Null(rules.Book.UrgentWhen);
        });
    }

    private static ReportJourney RulesOf(JsonElement vector) =>
        Journeys.OfKind(vector.TryGetProperty("form", out var form) ? form.GetString()! : "concern")!;

    private static IEnumerable<string> Named(JourneyCondition? condition) => condition switch
    {
        null => [],
        { Field: { } field } => [field],
        _ => (condition.All ?? condition.Any ?? []).SelectMany(Named),
    };

    private static string Said(JourneyError error) => error.Number is { } number ? $"{error.Field} {error.Text} {number}" : $"{error.Field} {error.Text}";

    private static Answers Read(JsonElement element) => new(element.EnumerateObject()
        .Select(field => KeyValuePair.Create<string, IReadOnlyList<string>>(field.Name, [.. field.Value.EnumerateArray().Select(value => value.GetString()!)])));
}
