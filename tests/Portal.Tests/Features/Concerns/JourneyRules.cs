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

    internal static IEnumerable<Answers> Given => Vectors.EnumerateArray().Select(vector => Read(vector.GetProperty("given")));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rules_meet_the_vector(string name)
    {
        var vector = Vectors.EnumerateArray().Single(vector => vector.GetProperty("name").GetString() == name);
        var clean = ReportJourney.Clean(Read(vector.GetProperty("given")));
        Assert.Equal(Read(vector.GetProperty("clean")).Values, clean.Values);
        Assert.Equal(vector.GetProperty("steps").EnumerateArray().Select(step => step.GetString()), ReportJourney.StepsFor(clean).Select(step => step.Id));
        Assert.Equal(vector.GetProperty("wrong").GetString(), ReportJourney.FirstWrong(clean));
        Assert.Equal(vector.GetProperty("kind").GetString(), ReportJourney.KindOf(clean));
        Assert.Equal(vector.GetProperty("urgent").GetBoolean(), ReportJourney.IsUrgent(clean));
    }

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing()
    {
        foreach (var vector in Vectors.EnumerateArray())
        {
            var once = ReportJourney.Clean(Read(vector.GetProperty("given")));
            Assert.Equal(once.Values, ReportJourney.Clean(once).Values);
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
        Assert.Equal(JourneyTable.Steps.Select(step => step.Id), JsonDocument.Parse(ReportJourney.Emit()).RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("id").GetString()));

    private static Answers Read(JsonElement element) => new(element.EnumerateObject()
        .Select(field => KeyValuePair.Create<string, IReadOnlyList<string>>(field.Name, [.. field.Value.EnumerateArray().Select(value => value.GetString()!)])));
}
