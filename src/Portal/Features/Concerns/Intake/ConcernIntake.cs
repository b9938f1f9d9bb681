using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Anchors;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Journey;
using Portal.Features.Concerns.Mailbox;
using Portal.Features.Content;
using Portal.Features.Notifications;
using Portal.Localization;
using Portal.Sealing;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Features.Concerns.Intake;

/// <summary>Takes concerns in: finds the team, seals what is not sealed yet, and saves everything in one transaction.</summary>
internal sealed class ConcernIntake(
    PublishedContent published, TeamKeys keys, ReceiptWriter receipts, ReceiptSecret secret, WriteQueue queue, JourneyLocks locks, PortalDb db,
    TimeProvider clock)
{
    private const int ReceiptMonths = 12;
    private const int BurntDays = 2;
    private const int MostTries = 64;

    /// <summary>Whether anybody at all can receive what this form sends now.</summary>
    public async Task<bool> IsOpenAsync(ReportJourney rules, CancellationToken stop)
    {
        if (secret.Vault is null)
            return false;

        var live = db.TeamKeys.Where(key => key.RetiredAt == null);
        return rules.Book.Way is { } way
            ? await live.AnyAsync(key => way.Contains(key.TeamId), stop)
            : await live.AnyAsync(key => key.TeamId != ReceivingTeam.FeedbackId, stop);
    }

    /// <summary>The key of whoever receives these answers; null if nobody can.</summary>
    public Task<TeamKey?> ReceiverAsync(ReportJourney rules, Answers answers, CancellationToken stop) => rules.Book.Way is { } way
        ? keys.FirstUsableAsync(way, stop)
        : TeamForAsync(answers.One(ReportJourney.Place), stop);

    /// <summary>The key of whoever receives for this place answer; null if nobody can.</summary>
    public Task<TeamKey?> TeamForAsync(string place, CancellationToken stop) => RouteOf(place) is { } route
        ? keys.UsableTeamForAsync(route, stop)
        : keys.DutyAsync(stop);

    /// <summary>The way of a municipality; null for an answer that is no municipality.</summary>
    public AnchorRoute? RouteOf(string place) =>
        MunicipalityCode.TryParse(place, out var code) ? published.Current.Directory.Router.RouteFor(code) : null;

    /// <summary>A code whose first five digits no record has now; after many tries any code, and sending will tell.</summary>
    public async Task<ReceiptCode> NewCodeAsync(CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            var code = ReceiptCode.Generate();
            if (tries == MostTries || !await db.Receipts.AnyAsync(receipt => receipt.Locator == code.Locator, stop))
                return code;
            code.Dispose();
        }
    }

    /// <summary>Whether this journey has ended, and whether by sending; null while it goes on.</summary>
    public async Task<bool?> EndedAsync(Guid journey, CancellationToken stop) => await db.BurntJourneys.AsNoTracking()
        .Where(burnt => burnt.Id == journey).Select(burnt => (bool?)burnt.Sent).FirstOrDefaultAsync(stop);

    /// <summary>Ends a journey without sending: its state opens no second time.</summary>
    public Task BurnAsync(Guid journey) => queue.SaveAsync(async (services, stop) =>
    {
        var store = services.GetRequiredService<PortalDb>();
        if (!await store.BurntJourneys.AnyAsync(burnt => burnt.Id == journey, stop))
            store.Add(Burnt(journey, sent: false));
    });

    /// <summary>
    /// Seals the answers of a journey and stores them once, however often it is called with the same journey. This is the
    /// one place on the server where the text is in clear.
    /// </summary>
    /// <param name="flags">Signs of a machine, sealed for the team.</param>
    public async Task<IntakeResult> SealAsync(
        Guid journey, ReportJourney rules, Answers answers, Language language, ReceiptCode code, IReadOnlyList<string> flags, CancellationToken stop)
    {
        using var turn = await locks.EnterAsync(journey, stop);
        return turn is null ? new IntakeResult.Busy() : await SealOnceAsync(journey, rules, answers, language, code, flags, stop);
    }

    private async Task<IntakeResult> SealOnceAsync(
        Guid journey, ReportJourney rules, Answers answers, Language language, ReceiptCode code, IReadOnlyList<string> flags, CancellationToken stop)
    {
        if (await EndedAsync(journey, stop) is { } sent)
            return sent ? Accepted(rules.Book.Kind) : new IntakeResult.Ended();
        if (await ReceiverAsync(rules, answers, stop) is not { } team || !PublicKey.TryFromJwk(team.PublicJwk, out var teamKey))
            return new IntakeResult.NoTeam();

        var id = Guid.NewGuid();
        if (!RecordKind.TryParse(rules.KindOf(answers), out var kind))
            return new IntakeResult.Malformed();
        using var contentKey = SymmetricKey.Generate();
        using var lettersKey = LettersKey.Of(contentKey);
        var receipt = await receipts.WriteAsync(code, lettersKey, id, Today().AddMonths(ReceiptMonths), stop);
        if (receipt is null)
            return new IntakeResult.Busy();

        var text = ConcernText.Write(answers, language.Code, flags);
        var content = SealedContent.Seal(text, new ContentHeader(id, kind, ConcernText.SchemaVersion, ContentOrigin.Server), contentKey);
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(text);
        var wrap = ContentWrap.Seal(contentKey, id, kind, new Recipient(RecipientName.Team(team.TeamId), team.Epoch, teamKey));
        var arrived = new Arrival(journey, id, kind.Name, rules.IsUrgent(answers), team.TeamId, team.Epoch, "server", content, wrap, receipt);
        return await StoreAsync(arrived, stop);
    }

    /// <summary>Stores what was sealed elsewhere and has passed every check that needs no key.</summary>
    internal async Task<IntakeResult> StoreAsync(Arrival arrival, CancellationToken stop)
    {
        var known = false;
        switch (await queue.SaveAsync(WriteAsync))
        {
            case WriteOutcome.Saved when known:
                return await EndedAsync(arrival.Journey, stop) == true ? Accepted(arrival.Kind) : new IntakeResult.Ended();
            case WriteOutcome.Saved:
                // Nothing is logged: the log's clock would tell the time that the record leaves out (D15).
                return Accepted(arrival.Kind);
            case WriteOutcome.Full or WriteOutcome.Failed:
                return new IntakeResult.Busy();
            default:
                // Two nodes may have taken the same journey at once; the database let one of them through.
                return await EndedAsync(arrival.Journey, stop) == true ? Accepted(arrival.Kind) : new IntakeResult.CodeTaken();
        }

        async Task WriteAsync(IServiceProvider services, CancellationToken token)
        {
            var store = services.GetRequiredService<PortalDb>();
            known = await store.BurntJourneys.AnyAsync(burnt => burnt.Id == arrival.Journey, token);
            if (!known)
                Add(store, services.GetRequiredService<Outbox>(), arrival);
        }
    }

    private void Add(PortalDb store, Outbox outbox, Arrival arrival)
    {
        var today = Today();
        store.Add(new Concern
        {
            Id = arrival.Id,
            TeamId = arrival.TeamId,
            ReceivedOn = today,
            Kind = arrival.Kind,
            Urgent = arrival.Urgent,
            Epoch = arrival.Epoch,
            Origin = arrival.Origin,
            Stage = ConcernEvent.Received,
            DueOn = AnswerTimes.DueOn(arrival.Kind, today),
            Content = arrival.Content,
            Version = Guid.NewGuid(),
        });
        store.Add(new ConcernWrap { ConcernId = arrival.Id, Recipient = arrival.TeamId, Epoch = arrival.Epoch, Jwe = arrival.Wrap });
        store.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = arrival.Id, On = today, What = ConcernEvent.Received });
        store.Add(arrival.Receipt);
        KeepingTimes.Begin(store, arrival.Id, arrival.Kind, today);
        store.Add(Burnt(arrival.Journey, sent: true));
        outbox.Add("concern", arrival.TeamId, arrival.Urgent);
    }

    private BurntJourney Burnt(Guid journey, bool sent) => new() { Id = journey, Sent = sent, ForgetOn = Today().AddDays(BurntDays) };

    /// <summary>By which days a message of today is read and answered.</summary>
    public IntakeResult.Accepted Accepted(string kind) => new(AnswerTimes.DueOn(kind, Today()), AnswerTimes.AnswerBy(kind, Today()));

    private DateOnly Today() => Helsinki.DayOf(clock.GetUtcNow());
}

/// <summary>A concern that is sealed and checked, ready to be stored.</summary>
internal sealed record Arrival(
    Guid Journey, Guid Id, string Kind, bool Urgent, string TeamId, int Epoch, string Origin, string Content, string Wrap, Receipt Receipt);
