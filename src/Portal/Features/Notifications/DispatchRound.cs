using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;

namespace Portal.Features.Notifications;

/// <summary>
/// Works off what is due, once. Several nodes may do so at the same time: a notice is claimed by a conditional update
/// before it is touched, and a claim of a node that died runs out.
/// </summary>
public sealed partial class DispatchRound(
    PortalDb db, IRecipients recipients, IMailTransport transport, SentMail sent, IOptions<MailOptions> options,
    IOptions<Host.SurfaceOptions> surfaces, TimeProvider clock, ILogger<DispatchRound> logger)
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Sends everything due. A failure delays its own notice and no other.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        // Teams first: what they become is due at once.
        await EachDueAsync(notice => notice.TeamId != null, SpreadAsync, stop);
        await EachDueAsync(notice => notice.MemberId != null, SendAsync, stop);
    }

    private async Task EachDueAsync(
        System.Linq.Expressions.Expression<Func<Notice, bool>> which, Func<Notice, CancellationToken, Task<bool>> act, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.Notices.AsNoTracking().Where(which)
            .Where(notice => notice.DueAt <= now && (notice.ClaimedUntil == null || notice.ClaimedUntil < now))
            .OrderBy(notice => notice.DueAt).Take(AtOnce).Select(notice => notice.Id).ToListAsync(stop);
        foreach (var id in due)
        {
            if (!await ClaimAsync(id, stop))
                continue;

            db.ChangeTracker.Clear();
            // Another node whose claim ran out may have finished it after all.
            if (await db.Notices.FirstOrDefaultAsync(notice => notice.Id == id, stop) is { } notice && !await act(notice, stop))
                return;
        }
    }

    private async Task<bool> ClaimAsync(Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = now + Claim;
        return await db.Notices
            .Where(notice => notice.Id == id && notice.DueAt <= now && (notice.ClaimedUntil == null || notice.ClaimedUntil < now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(notice => notice.ClaimedUntil, until).SetProperty(notice => notice.Attempts, notice => notice.Attempts + 1), stop) == 1;
    }

    /// <summary>
    /// One notice per member in place of the team's, in one save: whoever is late finds that row gone and saves nothing.
    /// Somebody who already has one waiting gets no second.
    /// </summary>
    private async Task<bool> SpreadAsync(Notice notice, CancellationToken stop)
    {
        var members = await recipients.MembersOfAsync(notice.TeamId ?? "", stop);
        if (members.Count == 0)
        {
            await PostponeAsync(notice, "no-member", stop);
            return true;
        }

        var now = clock.GetUtcNow();
        var waiting = await db.Notices
            .Where(other => other.MemberId != null && (other.DueAt <= now || other.Attempts > 0))
            .Where(other => other.ClaimedUntil == null || other.ClaimedUntil < now)
            .Select(other => other.MemberId).ToListAsync(stop);
        db.AddRange(members.Where(member => !waiting.Contains(member))
            .Select(member => new Notice { Id = Guid.NewGuid(), Kind = notice.Kind, MemberId = member, DueAt = now }));
        db.Remove(notice);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>False when the server cannot be reached at all: the rest of the round would only wait for it too.</summary>
    private async Task<bool> SendAsync(Notice notice, CancellationToken stop)
    {
        // Accepted before, but the database could not be told: only the row is missing.
        if (!sent.Contains(notice.Id))
        {
            if (await recipients.AddressOfAsync(notice.MemberId ?? Guid.Empty, stop) is not { } address)
            {
                await DoneAsync(notice, stop);
                return true;
            }

            if (await FaultOfAsync(address, notice.Id, stop) is { } fault)
            {
                await PostponeAsync(notice, fault, stop);
                return !MailFaults.IsUnreachable(fault);
            }

            sent.Add(notice.Id);
        }

        await DoneAsync(notice, CancellationToken.None);
        sent.Remove(notice.Id);
        return true;
    }

    private async Task<string?> FaultOfAsync(string address, Guid noticeId, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.Patience));
        try
        {
            await transport.SendAsync(new NoticeMail(options, surfaces).To(address, noticeId), patience.Token);
            return null;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            return MailFaults.CodeOf(error);
        }
    }

    /// <summary>
    /// Nothing of it stays, neither row nor log line: either would tell in every backup when something came in. Its absence is
    /// the record, so it may be removed twice.
    /// </summary>
    private async Task DoneAsync(Notice notice, CancellationToken stop) =>
        await db.Notices.Where(each => each.Id == notice.Id).ExecuteDeleteAsync(stop);

    private async Task PostponeAsync(Notice notice, string fault, CancellationToken stop)
    {
        var pause = TimeSpan.FromMinutes(Math.Min(LongestPause.TotalMinutes, 1 << Math.Min(notice.Attempts - 1, 6)));
        notice.DueAt = clock.GetUtcNow() + pause;
        notice.LastFault = fault;
        notice.ClaimedUntil = null;
        await db.SaveChangesAsync(stop);
        Postponed(notice.Id, notice.Attempts, fault);
    }

    [LoggerMessage(LogLevel.Warning, "Notice {NoticeId} waits after attempt {Attempts}: {Fault}")]
    private partial void Postponed(Guid noticeId, int attempts, string fault);
}
