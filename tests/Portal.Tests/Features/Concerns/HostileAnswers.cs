using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;

namespace Portal.Tests.Features.Concerns;

/// <summary>Every field against what nobody should type, and random journeys: whatever is posted, what could be stored is sound.</summary>
public sealed class HostileAnswers(FormOfTest form) : IClassFixture<FormOfTest>
{
    private const int LargestConcern = 32_764;

    private static readonly Dictionary<string, string> Hostile = new()
    {
        ["empty"] = "",
        ["a megabyte"] = new string('x', 1_000_000),
        ["a megabyte without an end"] = new string('@', 500_000) + new string('.', 500_000),
        ["NUL"] = "a\0b",
        ["lone surrogates"] = "\ud800a\udfff",
        ["right-to-left override"] = "\u202Eabc\u202C",
        ["script"] = "<script>alert(1)</script>",
        ["SQL"] = "'; DROP TABLE Concerns; --",
        ["template"] = "{{7*7}} ${7*7} @(1+1) {0}",
        ["marks"] = "e" + new string('\u0301', 10_000),
        ["lines"] = new string('\n', 10_000) + "x\u2028\u2029\u0085",
        ["code"] = "131052-308T",
    };

    private static readonly string[] Roles = ["family", "professional", "community", "neighbour", "myself"];
    private static readonly string[] OfNobodyInAdvice = ["age", "child", "person", "reach", "knows", "consent", "agreed", "ground", "name", "work", "organisation"];

    public static TheoryData<string> Values => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_field_takes_it_without_a_fault_and_what_is_kept_is_sound(string what)
    {
        // Between them they are asked everything.
        foreach (var role in new[] { "professional", "family", "myself" })
        {
            var before = Whole(role, _ => "x");
            foreach (var step in Journeys.Concern.StepsFor(before).Where(step => step.Fields.Count > 0))
            {
                var posted = step.Fields.Select(field => field.Kind == FieldKind.Place ? "typed" : field.Name)
                    .ToDictionary(name => name, IReadOnlyList<string> (_) => [Hostile[what], Hostile[what]]);
                foreach (var button in new[] { "next", "remove", Hostile[what] })
                    await SoundAsync(await form.PostAsync(step.Id, before, button, posted));
                await SoundAsync(await form.PostAsync(step.Id, before, "", posted, cutShort: true));
            }
        }
    }

    [Fact]
    public async Task No_sequence_of_steps_and_posts_makes_an_unsound_concern()
    {
        var random = new Random(20261122);
        var buttons = new[] { "next", "next", "next", "next", "next", "keep", "remove", "back", "stay", "change:wish", "change:role", "change:answer", "change:nowhere", "" };
        var atCheck = 0;
        for (var journey = 0; journey < 60; journey++)
        {
            var view = await form.PostAsync(null, "start", new Dictionary<string, IReadOnlyList<string>>());
            for (var post = 0; post < 40; post++)
            {
                await SoundAsync(view);
                atCheck += view is FormView.Check ? 1 : 0;
                if (FormOfTest.StateOf(view) is not { } state)
                    break;
                var fields = view is FormView.Question question && random.Next(8) > 0 ? question.Step.Fields : Any(random);
                view = await form.PostAsync(state, buttons[random.Next(buttons.Length)], Posted(fields, random));
            }
        }

        Assert.InRange(atCheck, 20, 10_000);
    }

    [Theory]
    [InlineData('漢')]
    [InlineData('\u00A0')]
    [InlineData('"')]
    [InlineData('\uE000')]
    [InlineData('\u0378')]
    public async Task The_longest_answers_fit_into_the_page_and_into_the_envelope(char letter)
    {
        foreach (var role in Roles)
        {
            var answers = Journeys.Concern.Clean(Whole(role, field => field.Max < 3 ? "x" : "x" + new string(letter, field.Max - 2) + "x"));
            Assert.InRange(ConcernText.Write(answers, "fi", []).Length, 1, LargestConcern);
            var state = await form.StateAsync(ReportJourney.Check, answers);
            Assert.Equal(answers.Values, (await form.OpenAsync(state)).Answers().Values);
        }
    }

    [Fact]
    public async Task Steps_cannot_be_skipped()
    {
        Assert.IsType<FormView.Question>(await form.PostAsync("danger", new Answers(), "send", new Dictionary<string, IReadOnlyList<string>>()));
        var view = await form.PostAsync(ReportJourney.Check, FormOfTest.Given(("danger", "no"), ("role", "professional"), ("wish", "look")), "send", new Dictionary<string, IReadOnlyList<string>>());
        Assert.Equal("words", Assert.IsType<FormView.Question>(view).Step.Id);
        var identity = FormOfTest.Given(("danger", "no"), ("role", "family"), ("wish", "advice"), ("person", "Kanarialintu"), ("words", "x"), ("answer", "code"));
        var check = Assert.IsType<FormView.Check>(await form.PostAsync(ReportJourney.Check, identity, "stay", new Dictionary<string, IReadOnlyList<string>>()));
        Assert.False(check.Answers.Has("person"));
    }

    /// <summary>What stands in a state is small, clean and nobody's in advice; what reaches the check page could be sent.</summary>
    private async Task SoundAsync(FormView view)
    {
        if (FormOfTest.StateOf(view) is not { } state)
            return;

        var kept = (await form.OpenAsync(state)).Answers();
        Assert.Equal(Journeys.Concern.Clean(kept).Values, kept.Values);
        Assert.False(kept.Has("confession"));
        Assert.All(kept.Values.Values.SelectMany(value => value), value => Assert.True(value.Length <= JourneyTable.WordsMax && !value.Contains('\0', StringComparison.Ordinal)));
        Assert.InRange(ConcernText.Write(kept, "fi", []).Length, 1, LargestConcern);
        if (Journeys.Concern.KindOf(kept) == "advice")
            Assert.DoesNotContain(OfNobodyInAdvice, kept.Has);
        if (view is FormView.Check check)
            Assert.All(check.Answers.Values.Keys, field => Assert.Contains(Journeys.Concern.StepsFor(kept), step => step.Fields.Any(each => each.Name == field)));
    }

    /// <summary>Somebody of this role who answers everything there is, in their own words where they may.</summary>
    private static Answers Whole(string role, Func<JourneyField, string> words)
    {
        var answers = new Answers();
        foreach (var field in JourneyTable.Steps.SelectMany(step => step.Fields).Where(field => field.Passing is not true))
        {
            answers.Set(field.Name, field.Kind switch
            {
                FieldKind.Choices => [.. field.Options.Select(option => option.Value)],
                FieldKind.Choice or FieldKind.Place => [field.Options[0].Value],
                FieldKind.Phone => ["040 123 4567"],
                FieldKind.Email => ["a@b.fi"],
                _ => [words(field)],
            });
        }

        foreach (var (field, value) in new[] { ("danger", "no"), ("role", role), ("wish", "look"), ("consent", "told"), ("ground", "other"), ("answer", "trusted"), ("speak", "other") })
            answers.Set(field, [value]);
        return answers;
    }

    private static IReadOnlyList<JourneyField> Any(Random random) => JourneyTable.Steps[random.Next(JourneyTable.Steps.Count)].Fields;

    private static Dictionary<string, IReadOnlyList<string>> Posted(IReadOnlyList<JourneyField> fields, Random random)
    {
        var posted = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var field in fields)
        {
            var kind = random.Next(12);
            if (kind < 2)
                continue;
            var isOption = field.Options.Count > 0 && kind < 11;
            var value = isOption ? field.Options[random.Next(field.Options.Count)].Value
                : kind == 11 ? Hostile.Values.ElementAt(random.Next(Hostile.Count))
                : field.Kind == FieldKind.Phone ? "040 123 4567" : field.Kind == FieldKind.Email ? "a@b.fi" : "sanoja";
            posted[field.Kind == FieldKind.Place && !isOption ? "typed" : field.Name] = [value];
        }

        return posted;
    }
}
