using Portal.Features.Concerns.Journey;

namespace Portal.Features.Concerns.Form;

/// <summary>The answers of one posted page, and what its buttons do to them.</summary>
internal static class PostedAnswers
{
    /// <summary>What was typed into the fields of the step, over what was answered before.</summary>
    internal static Answers Read(FormPost post, JourneyStep step, Answers before)
    {
        var answers = new Answers(before.Values);
        foreach (var field in step.Fields)
        {
            var given = post.Field(field.Name);
            answers.Set(field.Name, post.CutShort ? [.. given.Select(value => Cut(value, field.Max))] : given);
        }

        if (post.Do == "remove")
        {
            foreach (var field in step.Fields.Where(field => MayHoldCodes(field) && answers.Has(field.Name)))
                answers.Set(field.Name, [TypedWords.WithoutCodes(TypedWords.Clean(answers.One(field.Name)))]);
        }

        return answers;
    }

    /// <summary>What an answer here decides about another one; null when nothing.</summary>
    internal static JourneyTurn? Turn(FormPost post, JourneyStep step, Answers before, Answers answers)
    {
        var given = new Answers(answers.Values);
        foreach (var field in step.Fields.Where(field => field.Passing is true))
            given.Set(field.Name, post.Field(field.Name));
        return ReportJourney.Turn(step, before, given);
    }

    internal static bool HoldsCodes(JourneyStep step, Answers answers) =>
        step.Fields.Any(field => MayHoldCodes(field) && TypedWords.HoldsCodes(answers.One(field.Name)));

    /// <summary>What is too long stays on the page, where it can be shortened, and not in the state.</summary>
    internal static Answers Storable(ReportJourney rules, Answers answers)
    {
        var limits = rules.Steps.SelectMany(step => step.Fields).ToLookup(field => field.Name, field => field.Max == 0 ? 100 : field.Max);
        return new Answers(answers.Values.Where(pair => pair.Value.All(value => value.Length <= limits[pair.Key].Max())));
    }

    /// <summary>Says which field was cut, when more came than a page of ours can hold.</summary>
    internal static JourneyError? CutShort(FormPost post, JourneyStep step) =>
        post.CutShort && step.Fields.FirstOrDefault(field => field.Kind == FieldKind.Words) is { } words
            ? new JourneyError(words.Name, nameof(Texts.ShareCutShort), words.Max)
            : null;

    internal static string Cut(string text, int most)
    {
        if (most == 0 || text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    private static bool MayHoldCodes(JourneyField field) => field.Kind is FieldKind.Words or FieldKind.Line;
}
