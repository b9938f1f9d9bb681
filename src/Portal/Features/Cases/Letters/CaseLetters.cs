using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Mailbox;
using Portal.Localization;
using Portal.Sealing;

namespace Portal.Features.Cases.Letters;

/// <summary>A letter as the page carries it, sealed.</summary>
public sealed record CaseLetter(Guid Id, string From, int Number, DateOnly On, string Content);

/// <summary>The letters of one concern and what its reporter asked for.</summary>
public sealed record CaseThread(
    Guid Id, string Stage, IReadOnlyList<CaseLetter> Letters, bool WantsNoContact, string ContactDetails, DateOnly? KeptUntil)
{
    public static CaseThread None { get; } = new(Guid.Empty, "", [], false, "", null);
}

/// <summary>An answer that a member's browser has sealed.</summary>
public sealed record NewLetter(Guid Id, int Number, string Content, bool Waits);

/// <summary>The team's side of letters. The browser seals and opens; here is only who may store what, and what follows.</summary>
public sealed class CaseLetters(PortalDb db, TimeProvider clock)
{
    internal const string Answered = "answered";
    internal const string ContactRemoved = "contact-removed";

    /// <summary>The thread of one of the team's concerns; null for any other.</summary>
    public async Task<CaseThread?> ThreadAsync(Guid id, string teamId, CancellationToken stop)
    {
        var concern = await db.Concerns.AsNoTracking().Where(each => each.Id == id && each.TeamId == teamId)
            .Select(each => new { each.Stage, each.WantsNoContact, each.ContactDetails }).FirstOrDefaultAsync(stop);
        if (concern is null)
            return null;

        var letters = await db.Letters.AsNoTracking().Where(letter => letter.ConcernId == id)
            .OrderBy(letter => letter.On).ThenBy(letter => letter.Number).ThenBy(letter => letter.From)
            .Select(letter => new CaseLetter(letter.Id, letter.From, letter.Number, letter.On, letter.Content))
            .ToListAsync(stop);
        var kept = await db.DuePromises.AsNoTracking().Where(due => due.ConcernId == id && due.What == DuePromise.Erase)
            .Select(due => (DateOnly?)due.On).FirstOrDefaultAsync(stop);
        return new CaseThread(id, concern.Stage, letters, concern.WantsNoContact, concern.ContactDetails, kept);
    }

    /// <summary>
    /// Stores an answer once, moves the concern and begins the wait for its reader, in one save. False unless it is this
    /// team's, the member holds its key, the number is the next one, and the reporter may be written to.
    /// </summary>
    public async Task<bool> AnswerAsync(Guid id, string teamId, Guid memberId, NewLetter answer, CancellationToken stop)
    {
        if (await MineAsync(id, teamId, memberId, stop) is not { WantsNoContact: false } concern
            || SealedContent.Inspect(answer.Content) is not Opening<ContentHeader>.Opened(var header)
            || header != new ContentHeader(answer.Id, RecordKind.Letter, LetterText.SchemaVersion, ContentOrigin.Browser))
        {
            return false;
        }

        if (await db.Letters.AsNoTracking().FirstOrDefaultAsync(letter => letter.Id == answer.Id, stop) is { } known)
            return known.ConcernId == id;
        if (answer.Number != await db.Letters.CountAsync(letter => letter.ConcernId == id && letter.From == Letter.Team, stop) + 1)
            return false;

        var today = Helsinki.DayOf(clock.GetUtcNow());
        db.Add(new Letter { Id = answer.Id, ConcernId = id, From = Letter.Team, Number = answer.Number, On = today, Content = answer.Content, MemberId = memberId });
        concern.Stage = answer.Waits ? ConcernStage.Waiting : ConcernStage.Answered;
        await KeepingTimes.BeginAgainAsync(db, concern, fromTeam: true, today, stop);
        return await SaveAsync(concern, Answered, memberId, stop);
    }

    /// <summary>Closes a concern: the reporter sees it, and after the last day it is erased.</summary>
    public async Task<bool> CloseAsync(Guid id, string teamId, Guid memberId, CancellationToken stop)
    {
        if (await MineAsync(id, teamId, memberId, stop) is not { } concern)
            return false;
        if (concern.Stage == ConcernStage.Closed)
            return true;

        concern.Stage = ConcernStage.Closed;
        await KeepingTimes.CloseAsync(db, concern, Helsinki.DayOf(clock.GetUtcNow()), stop);
        return await SaveAsync(concern, ConcernStage.Closed, memberId, stop);
    }

    /// <summary>
    /// Puts the concern without contact details in place of the one with them. The member's browser sealed it under the same
    /// content key; only the reporter's request allows it.
    /// </summary>
    public async Task<bool> RemoveContactAsync(Guid id, string teamId, Guid memberId, string content, CancellationToken stop)
    {
        if (await MineAsync(id, teamId, memberId, stop) is not { } concern
            || !RecordKind.TryParse(concern.Kind, out var kind)
            || SealedContent.Inspect(content) is not Opening<ContentHeader>.Opened(var header)
            || header != new ContentHeader(id, kind, ConcernText.SchemaVersion, ContentOrigin.Browser)
            || concern.ContactDetails != ContactDetails.Asked)
        {
            return false;
        }

        concern.Content = content;
        concern.ContactDetails = ContactDetails.Removed;
        return await SaveAsync(concern, ContactRemoved, memberId, stop);
    }

    /// <summary>The concern, if it is this team's and the member holds the key that opens it.</summary>
    private async Task<Concern?> MineAsync(Guid id, string teamId, Guid memberId, CancellationToken stop) =>
        await db.Concerns.FirstOrDefaultAsync(
            each => each.Id == id && each.TeamId == teamId
                && db.HeldTeamKeys.Any(held => held.MemberId == memberId && held.TeamId == teamId && held.Epoch == each.Epoch),
            stop);

    private async Task<bool> SaveAsync(Concern concern, string what, Guid memberId, CancellationToken stop)
    {
        concern.Version = Guid.NewGuid();
        db.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = concern.Id, On = Helsinki.DayOf(clock.GetUtcNow()), What = what, MemberId = memberId });
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            // The reporter or a colleague was faster: what they did must be seen first.
            return false;
        }
    }
}
