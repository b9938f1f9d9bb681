using Microsoft.Extensions.Options;
using Portal.Features.Anchors.Contacts;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Abuse;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;
using Portal.Features.Content;
using Portal.Localization;
using Portal.Sealing;

namespace Portal.Features.Concerns.Form;

/// <summary>
/// Walks a visitor without JavaScript through the journey, one posted page at a time. Between pages the server keeps nothing:
/// the answers are in the page.
/// </summary>
internal sealed class FormDesk(
    FormStates states, ConcernIntake intake, PublishedContent published, SendTurns turns, Recaptcha recaptcha, IOptions<AbuseOptions> abuse, TimeProvider clock)
{
    private const string WordsStep = "words";

    /// <summary>A field that people do not see and machines fill in.</summary>
    private const string Trap = "website";
    internal static readonly string[] Helplines = ["police-helpline", "aland-police"];
    private static readonly TimeSpan AsksAgainAfter = TimeSpan.FromHours(4);

    /// <summary>The page somebody meets who only opens the address.</summary>
    public async Task<FormView> OpenAsync(SiteForm form, CancellationToken stop) =>
        await intake.IsOpenAsync(form.Rules, stop) ? new FormView.Start() { Form = form } : Closed(form.Rules, null) with { Form = form };

    /// <summary>The page after a button was pressed. Never throws on what was posted.</summary>
    public async Task<FormView> AnswerAsync(SiteForm form, FormPost post, Language language, CancellationToken stop) =>
        await AnswerAsync(form.Rules, post, language, stop) with { Form = form };

    private async Task<FormView> AnswerAsync(ReportJourney rules, FormPost post, Language language, CancellationToken stop)
    {
        if (post.Do == "exit")
            return await LeaveAsync(post, stop);
        if (!await intake.IsOpenAsync(rules, stop))
            return Closed(rules, null);
        if (await states.OpenAsync(post.State, stop) is not { } journey)
            return await BeginAsync(rules, post, keepsWords: true, stop);
        // What was written in one form is nothing for the readers of another.
        if (journey.Kind != rules.Book.Kind)
            return await BeginAsync(rules, post, keepsWords: false, stop);
        if (rules.Find(journey.Step) is null && journey.Step != ReportJourney.Check)
            return await BeginAsync(rules, post, keepsWords: true, stop);
        if (await intake.EndedAsync(journey.Id, stop) is { } sent)
            return Ended(sent, journey, post.Do);

        if (post.Do == "again")
        {
            await intake.BurnAsync(journey.Id);
            return new FormView.Start();
        }

        var isLate = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(journey.Shown) > AsksAgainAfter;
        journey = journey with { Shown = clock.GetUtcNow().ToUnixTimeSeconds() };
        return rules.Find(journey.Step) is { } step
            ? await FromQuestionAsync(post, isLate, journey, step, language, stop)
            : await FromCheckAsync(post, isLate, journey, language, stop);
    }

    /// <summary>Whoever has to leave leaves, whatever has become of the journey.</summary>
    private async Task<FormView> LeaveAsync(FormPost post, CancellationToken stop)
    {
        if (await states.OpenAsync(post.State, stop) is { } journey)
            await intake.BurnAsync(journey.Id);
        return new FormView.Left();
    }

    private FormView Ended(bool sent, FormJourney journey, string pressed)
    {
        if (!sent)
            return new FormView.Start(nameof(Texts.ShareEndedText));

        return pressed == "send" && ReceiptCode.TryParse(journey.Code, out var code)
            ? Sent(intake.Accepted(journey.Kind), code)
            : new FormView.Already();
    }

    /// <summary>A new journey. Words that came with a state nobody can open any more are kept in it.</summary>
    private async Task<FormView> BeginAsync(ReportJourney rules, FormPost post, bool keepsWords, CancellationToken stop)
    {
        var isLost = post.Do != "start" || post.State is { Length: > 0 };
        var answers = new Answers();
        var words = TypedWords.Clean(post.Field(WordsStep) is [var first, ..] ? first : "");
        if (isLost && keepsWords && words.Length > 0 && rules.Steps.SelectMany(step => step.Fields).FirstOrDefault(field => field.Name == WordsStep) is { } field)
            answers.Set(WordsStep, [PostedAnswers.Cut(words, field.Max)]);
        using var code = await intake.NewCodeAsync(stop);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var journey = new FormJourney(Guid.NewGuid(), now, code.Format(), rules.First.Id, false, answers.Values, now, Kind: rules.Book.Kind);
        string[] notices = !isLost ? [] : answers.Has(WordsStep)
            ? [nameof(Texts.ShareLostTitle), nameof(Texts.ShareLostText), nameof(Texts.ShareLostWords)]
            : [nameof(Texts.ShareLostTitle), nameof(Texts.ShareLostText)];
        return new FormView.Question(await states.SealAsync(journey, stop), rules.First, answers) { Notices = notices };
    }

    private async Task<FormView> FromQuestionAsync(
        FormPost post, bool isLate, FormJourney journey, JourneyStep step, Language language, CancellationToken stop)
    {
        var rules = journey.Rules;
        var before = rules.Clean(journey.Answers());
        var answers = PostedAnswers.Read(post, step, before);
        var place = step.Id == PlaceAnswer.Step ? PlaceAnswer.Read(post, answers, before, language, published.Current.Directory) : null;
        answers = rules.Clean(answers);
        var turn = isLate || post.CutShort || post.Do is "stay" or "back" ? null : PostedAnswers.Turn(post, step, before, answers);
        if (turn is not null)
        {
            answers.Set(turn.Sets, [turn.Value]);
            answers = rules.Clean(answers);
        }

        journey = journey.With(PostedAnswers.Storable(rules, answers));
        var errors = ReportJourney.Errors(step, answers);
        if (PostedAnswers.CutShort(post, step) is { } cut)
            return await AskAsync(journey, step, answers, place, [cut], [], false, stop);
        if (isLate || post.Do == "stay")
            return await AskAsync(journey, step, answers, place, [], isLate ? [nameof(Texts.ShareStillHere)] : [], false, stop);
        if (post.Do == "back" && errors.All(error => error.Text != ReportJourney.TooLong))
            return rules.Previous(step.Id, answers) is { } earlier
                ? await GoAsync(journey, earlier, answers, stop)
                : journey.ToCheck ? await CheckAsync(journey, answers, null, stop) : new FormView.Start();
        if (place is { Settled: false } || errors.Count > 0)
            return await AskAsync(journey, step, answers, place, [.. errors, .. place?.Errors ?? []], [], false, stop);
        if (post.Do is not ("keep" or "remove") && PostedAnswers.HoldsCodes(step, answers))
            return await AskAsync(journey, step, answers, null, [], [], true, stop);
        if (step.Id == PlaceAnswer.Step && await intake.ReceiverAsync(rules, answers, stop) is null)
            return Closed(rules, answers);

        journey = journey with { ToCheck = journey.ToCheck && !AsksMore(rules, before, answers) };
        var next = rules.Next(turn?.Past ?? step.Id, answers);
        if (journey.ToCheck && rules.Find(next) is not { Advice: not null })
            next = rules.FirstWrong(answers);
        return await GoAsync(journey, next, answers, stop, turn?.Notice);
    }

    /// <summary>A changed answer may bring up questions; whoever changed it walks on through them instead of back to the check page.</summary>
    private static bool AsksMore(ReportJourney rules, Answers before, Answers after) =>
        rules.StepsFor(after).Except(rules.StepsFor(before)).Any(step => step.Fields.Count > 0);

    private async Task<FormView> FromCheckAsync(FormPost post, bool isLate, FormJourney journey, Language language, CancellationToken stop)
    {
        var rules = journey.Rules;
        var answers = rules.Clean(journey.Answers());
        if (!isLate && post.Do.StartsWith("change:", StringComparison.Ordinal)
            && rules.StepsFor(answers).Any(step => step.Id == post.Do[7..]))
        {
            return await GoAsync(journey with { ToCheck = true }, post.Do[7..], answers, stop);
        }

        if (post.Do == "back" && rules.Previous(ReportJourney.Check, answers) is { } earlier)
            return await GoAsync(journey, earlier, answers, stop);
        if (isLate || post.Do != "send")
            return await CheckAsync(journey, answers, isLate ? nameof(Texts.ShareStillHere) : null, stop);
        if (rules.FirstWrong(answers) is var wrong && wrong != ReportJourney.Check)
            return await GoAsync(journey, wrong, answers, stop);
        if (!ReceiptCode.TryParse(journey.Code, out var code))
            return await BeginAsync(rules, post, keepsWords: true, stop);

        using (code)
            return await SendAsync(post, journey, answers, language, code, stop);
    }

    private async Task<FormView> SendAsync(
        FormPost post, FormJourney journey, Answers answers, Language language, ReceiptCode code, CancellationToken stop)
    {
        var rules = journey.Rules;
        if (await intake.ReceiverAsync(rules, answers, stop) is not { } team)
            return Closed(rules, answers);
        if (await PriceAsync(post, journey, team.TeamId, stop) is { } unpaid)
            return await CheckAsync(unpaid.Journey, answers, unpaid.Notice, stop, unpaid.Until);

        switch (await intake.SealAsync(journey.Id, rules, answers, language, code, Flags(post, journey), stop))
        {
            case IntakeResult.Accepted accepted:
                return Sent(accepted, code);
            case IntakeResult.NoTeam:
                return Closed(rules, answers);
            case IntakeResult.Ended:
                return new FormView.Start(nameof(Texts.ShareEndedText));
            case IntakeResult.CodeTaken:
                using (var other = await intake.NewCodeAsync(stop))
                    journey = journey with { Code = other.Format() };
                return await CheckAsync(journey, answers, nameof(Texts.ShareNotSent), stop) is FormView.Check check ? check with { Taken = true } : Closed(rules, answers);
        }

        return await CheckAsync(journey, answers, nameof(Texts.ShareNotSent), stop);
    }

    /// <summary>What stands between this Send and its slow work: a turn that has not come, or a check that was not passed.</summary>
    private async Task<(FormJourney Journey, string Notice, DateTimeOffset? Until)?> PriceAsync(
        FormPost post, FormJourney journey, string team, CancellationToken stop)
    {
        if (turns.TurnOf(new Sending(journey.Begun, journey.NotBefore, IsTrapped(post), post.Client, team)) is { } turn)
            return (journey with { NotBefore = turn.ToUnixTimeSeconds() }, nameof(Texts.ShareWaitTurn), turn);
        if (abuse.Value.Challenge != AbuseChallenge.Recaptcha || journey.NotBefore > 0)
            return null;

        // Without scripts there is no check to pass; then a wait takes its place, so that nobody is shut out.
        if (await recaptcha.PassesAsync(post.Field(Recaptcha.Field) is [var answer, ..] ? answer : "", stop))
            return null;

        var wait = clock.GetUtcNow().AddSeconds(SendTurns.ReadSeconds);
        return (journey with { NotBefore = wait.ToUnixTimeSeconds() }, nameof(Texts.ShareWaitTurn), wait);
    }

    /// <summary>Signs of a machine. They are sealed for the team with the answers and decide nothing here.</summary>
    private IReadOnlyList<string> Flags(FormPost post, FormJourney journey) =>
    [
        .. IsTrapped(post) ? ["trap"] : Array.Empty<string>(),
        .. clock.GetUtcNow().ToUnixTimeSeconds() - journey.Begun < SendTurns.ReadSeconds ? ["fast"] : Array.Empty<string>(),
    ];

    private static bool IsTrapped(FormPost post) => post.Field(Trap) is [{ Length: > 0 }, ..];

    private async Task<FormView> GoAsync(FormJourney journey, string target, Answers answers, CancellationToken stop, string? notice = null) =>
        journey.Rules.Find(target) is { } step
            ? await AskAsync(journey with { Step = step.Id }, step, answers, null, [], notice is null ? [] : [notice], false, stop)
            : await CheckAsync(journey, answers, notice, stop);

    private async Task<FormView> AskAsync(
        FormJourney journey, JourneyStep step, Answers answers, PlaceAnswer? place, IReadOnlyList<JourneyError> errors,
        IReadOnlyList<string> notices, bool codesFound, CancellationToken stop) =>
        new FormView.Question(await states.SealAsync(journey, stop), step, answers)
        {
            Errors = errors,
            Notices = notices,
            CodesFound = codesFound,
            PlaceTyped = place?.Typed ?? "",
            PlaceCandidates = place?.Candidates ?? [],
            ShowsAllPlaces = place is { Errors.Count: > 0 },
        };

    private async Task<FormView> CheckAsync(
        FormJourney journey, Answers answers, string? notice, CancellationToken stop, DateTimeOffset? notBefore = null)
    {
        if (await intake.ReceiverAsync(journey.Rules, answers, stop) is not { } key)
            return Closed(journey.Rules, answers);

        var state = await states.SealAsync(journey with { Step = ReportJourney.Check, ToCheck = true }, stop);
        return new FormView.Check(state, answers, published.Current.Directory.FindTeam(key.TeamId), notice)
        {
            NotBefore = notBefore,
            IsForFeedbackDesk = key.TeamId == ReceivingTeam.FeedbackId,
        };
    }

    private FormView.Closed Closed(ReportJourney rules, Answers? answers)
    {
        var directory = published.Current.Directory;
        if (rules.Book.Way is not null)
            return new FormView.Closed([]);

        return new FormView.Closed((answers is null ? null : intake.RouteOf(answers.One(PlaceAnswer.Step)))?.Contacts
            ?? [.. Helplines.Select(directory.FindContact).OfType<Contact>().Where(contact => contact.IsShown)]);
    }

    private static FormView.Sent Sent(IntakeResult.Accepted accepted, ReceiptCode code) => new(code.Format(), accepted.ReadBy, accepted.AnswerBy);
}
