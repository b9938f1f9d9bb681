using Portal.Features.Anchors;
using Portal.Features.Anchors.Places;
using Portal.Features.Concerns.Journey;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>What a posted place step says: one municipality, some to choose from, or something we did not find.</summary>
internal sealed record PlaceAnswer(string Typed, bool Settled, IReadOnlyList<Municipality> Candidates, IReadOnlyList<JourneyError> Errors)
{
    internal const string Step = ReportJourney.Place;
    private const string Abroad = "abroad";

    /// <summary>
    /// A chosen answer settles the place; typed words settle it when they mean one municipality, or are the untouched name of
    /// the one that was settled before.
    /// </summary>
    internal static PlaceAnswer Read(FormPost post, Answers answers, Answers before, Language language, AnchorDirectory directory)
    {
        var typed = TypedWords.Line(post.Field("typed") is [var first, ..] ? first : "");
        var earlier = before.One(Step);
        var known = Known(earlier, directory);
        // An option of an earlier page comes again by itself and cannot be unticked: words typed beside it count more.
        if (typed.Length > 0 && answers.One(Step) == earlier && known is null)
            answers.Set(Step, []);
        if (post.Field("listed") is [{ Length: > 0 } listed, ..])
            answers.Set(Step, [listed]);
        if (answers.One(Step).Length == 0 && known is not null && Language.All.Any(each => known.Names.In(each) == typed))
            answers.Set(Step, [earlier]);
        if (MunicipalityCode.TryParse(answers.One(Step), out _) && Known(answers.One(Step), directory) is null)
            answers.Set(Step, []);
        if (answers.Has(Step) || typed.Length == 0)
            return new PlaceAnswer(typed, Settled: true, [], []);

        var matches = directory.Places.Find(typed, language);
        List<Municipality> found = [.. matches.SelectMany(match => match.Municipalities).Distinct().Select(directory.Find).OfType<Municipality>()];
        if (found is [var only] && matches.All(match => match.Kind != PlaceKind.Abroad))
        {
            answers.Set(Step, [only.Code.ToString()]);
            return new PlaceAnswer(typed, Settled: true, [], []);
        }

        if (found.Count == 0 && matches.Count > 0)
        {
            answers.Set(Step, [Abroad]);
            if (earlier == Abroad)
                return new PlaceAnswer(typed, Settled: true, [], []);
        }

        return new PlaceAnswer(typed, Settled: false, found, found.Count == 0 && matches.Count == 0
            ? [new JourneyError(Step, nameof(Texts.SharePlaceNotFound))]
            : [new JourneyError(Step, found.Count == 0 ? nameof(Texts.SharePlaceAbroadHint) : nameof(Texts.PlaceChoose))]);
    }

    /// <summary>What stands in the field when somebody comes back: the name of the municipality that was settled.</summary>
    internal static string Shown(Answers answers, Language language, AnchorDirectory directory) =>
        Known(answers.One(Step), directory)?.Names.In(language) ?? "";

    private static Municipality? Known(string answer, AnchorDirectory directory) =>
        MunicipalityCode.TryParse(answer, out var code) ? directory.Find(code) : null;
}
