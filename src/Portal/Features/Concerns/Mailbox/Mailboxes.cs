using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Concerns.Intake;
using Portal.Features.Notifications;
using Portal.Localization;
using Portal.Sealing;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>What stands behind a code: clear columns, sealed letters, and the letters' key sealed under the code. Never what was sent.</summary>
internal sealed record Box(
    Guid Id, string Kind, string Stage, DateOnly? KeptUntil, string ContactDetails, bool WantsNoContact, string SealedKey, IReadOnlyList<SealedLetter> Letters)
{
    internal int NextNumber => Letters.Count(letter => letter.From == Letter.Reporter) + 1;

    internal int TeamsLetters => Letters.Count(letter => letter.From == Letter.Team);
}

/// <summary>A letter of the reporter as it arrives, sealed.</summary>
/// <param name="Asks">The same as inside the seal; in clear, so that the team sees it before anybody opens anything.</param>
internal sealed record ArrivingLetter(Guid Id, int Number, string Asks, string Content);

/// <summary>How the storing of a letter ends.</summary>
internal enum LetterOutcome
{
    Stored,

    /// <summary>Another letter has this number: it must be sealed again.</summary>
    NumberTaken,

    /// <summary>The concern is erased.</summary>
    Gone,
    Malformed,
    Busy,

    /// <summary>More in a day than a person writes.</summary>
    Many,
}

/// <summary>The reporter's side of letters, for both ways: what the code opens, and what may be done then.</summary>
internal sealed class Mailboxes(PortalDb db, ReceiptSecret secret, WriteQueue queue, TimeProvider clock)
{
    private const string NoticeKind = "letter";
    private const int MostADay = 20;
    private static readonly byte[] Nobody = new byte[32];

    /// <summary>Whether mailboxes can be opened on this node at all.</summary>
    internal bool IsOpen => secret.Vault is not null;

    /// <summary>The record behind a locator, if this proof is its. Unknown, wrong and expired are the same null after the same work.</summary>
    internal async Task<Guid?> ProvenAsync(string locator, byte[] proof, CancellationToken stop)
    {
        if (secret.Vault is not { } vault)
            return null;

        var today = Today();
        var row = await db.Receipts.AsNoTracking().Where(receipt => receipt.Locator == locator)
            .Select(receipt => new { receipt.SealedProof, receipt.ConcernId, receipt.ExpiresOn }).FirstOrDefaultAsync(stop);
        var fits = vault.Fits(proof, row?.SealedProof ?? Nobody);
        return fits && row is not null && row.ExpiresOn >= today ? row.ConcernId : null;
    }

    /// <summary>Everything behind a proven code; null once it is erased. Reading ends the wait for the reader.</summary>
    internal async Task<Box?> ReadAsync(Guid concern, CancellationToken stop)
    {
        var today = Today();
        var found = await db.Concerns.AsNoTracking().Where(each => each.Id == concern)
            .Join(db.Receipts.Where(receipt => receipt.ExpiresOn >= today), each => each.Id, receipt => receipt.ConcernId, (each, receipt) => new { each, receipt.SealedKey })
            .FirstOrDefaultAsync(stop);
        if (found is null || secret.Vault?.Open(Encoding.ASCII.GetString(found.SealedKey), concern) is not Opening<string>.Opened(var key))
            return null;

        var letters = await db.Letters.AsNoTracking().Where(letter => letter.ConcernId == concern)
            .OrderBy(letter => letter.On).ThenBy(letter => letter.Number).ThenBy(letter => letter.From)
            .Select(letter => new SealedLetter(letter.Id, letter.From, letter.Number, letter.On, letter.Content))
            .ToListAsync(stop);
        var promises = await db.DuePromises.AsNoTracking().Where(due => due.ConcernId == concern).ToListAsync(stop);
        if (promises.Any(due => due.What == DuePromise.Close))
            await db.DuePromises.Where(due => due.ConcernId == concern && due.What == DuePromise.Close).ExecuteDeleteAsync(stop);
        return new Box(
            concern,
            found.each.Kind,
            found.each.Stage,
            promises.FirstOrDefault(due => due.What == DuePromise.Erase)?.On,
            found.each.ContactDetails,
            found.each.WantsNoContact,
            key,
            letters);
    }

    /// <summary>
    /// Stores a letter once, however often it is posted; what it asks for is marked in the same save. Words lift the concern
    /// in the inbox and stop any erasing that was due.
    /// </summary>
    internal async Task<LetterOutcome> WriteAsync(Guid concern, ArrivingLetter arriving, ContentOrigin origin, CancellationToken stop)
    {
        if (arriving.Asks is not ("" or LetterText.RemoveContact or LetterText.NoContact)
            || SealedContent.Inspect(arriving.Content) is not Opening<ContentHeader>.Opened(var header)
            || header != new ContentHeader(arriving.Id, RecordKind.Letter, LetterText.SchemaVersion, origin))
        {
            return LetterOutcome.Malformed;
        }

        var outcome = LetterOutcome.Stored;
        switch (await queue.SaveAsync(async (services, token) => outcome = await AddAsync(services, concern, arriving, token)))
        {
            case WriteOutcome.Saved:
                return outcome;
            case WriteOutcome.Full or WriteOutcome.Failed:
                return LetterOutcome.Busy;
            default:
                // The number was taken, or the team changed the concern at the same moment.
                return await db.Letters.AnyAsync(letter => letter.Id == arriving.Id && letter.ConcernId == concern, stop)
                    ? LetterOutcome.Stored
                    : LetterOutcome.NumberTaken;
        }
    }

    /// <summary>Erases an advice thread and everything that belongs to it, at once. False for anything that is not advice.</summary>
    internal async Task<bool> EraseAsync(Guid concern, CancellationToken stop) =>
        await db.Concerns.Where(each => each.Id == concern && each.Kind == RecordKind.Advice.Name).ExecuteDeleteAsync(stop) > 0;

    private async Task<LetterOutcome> AddAsync(IServiceProvider services, Guid id, ArrivingLetter arriving, CancellationToken stop)
    {
        var store = services.GetRequiredService<PortalDb>();
        var today = Today();
        if (await store.Concerns.FirstOrDefaultAsync(each => each.Id == id, stop) is not { } concern)
            return LetterOutcome.Gone;
        if (await store.Letters.AsNoTracking().FirstOrDefaultAsync(letter => letter.Id == arriving.Id, stop) is { } known)
            return known.ConcernId == id ? LetterOutcome.Stored : LetterOutcome.Malformed;
        if (arriving.Number != await store.Letters.CountAsync(letter => letter.ConcernId == id && letter.From == Letter.Reporter, stop) + 1)
            return LetterOutcome.NumberTaken;
        // A code is not paid for again, so one alone must not be able to fill the disk.
        if (await store.Letters.CountAsync(letter => letter.ConcernId == id && letter.From == Letter.Reporter && letter.On == today, stop) >= MostADay)
            return LetterOutcome.Many;

        store.Add(new Letter { Id = arriving.Id, ConcernId = id, From = Letter.Reporter, Number = arriving.Number, On = today, Content = arriving.Content });
        store.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = id, On = today, What = arriving.Asks.Length > 0 ? arriving.Asks : ConcernStage.Written });
        switch (arriving.Asks)
        {
            case LetterText.RemoveContact when concern.ContactDetails == ContactDetails.Kept:
                concern.ContactDetails = ContactDetails.Asked;
                break;
            case LetterText.NoContact:
                concern.WantsNoContact = true;
                break;
            case "":
                // Who writes again wants to be heard again.
                concern.WantsNoContact = false;
                concern.DueOn = AnswerTimes.DueAgain(concern, today);
                concern.Stage = concern.Stage == ConcernStage.Received ? ConcernStage.Received : ConcernStage.Written;
                await KeepingTimes.BeginAgainAsync(store, concern, fromTeam: false, today, stop);
                break;
        }

        concern.Version = Guid.NewGuid();
        services.GetRequiredService<Outbox>().Add(NoticeKind, concern.TeamId, concern.Urgent);
        return LetterOutcome.Stored;
    }

    private DateOnly Today() => Helsinki.DayOf(clock.GetUtcNow());
}
