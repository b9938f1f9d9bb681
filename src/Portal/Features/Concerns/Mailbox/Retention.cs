using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Localization;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>What one round of keeping promises did.</summary>
public sealed record RetentionRound(int Closed, int Erased, int Codes);

/// <summary>Works off what has fallen due: closes what nobody reads, erases what is no longer to be kept, forgets expired codes.</summary>
public sealed partial class Retention(PortalDb db, TimeProvider clock, ILogger<Retention> logger)
{
    /// <summary>Does everything that is due. Several nodes may do it at once; each row is worked off once.</summary>
    public async Task<RetentionRound> RunAsync(CancellationToken stop)
    {
        var today = Helsinki.DayOf(clock.GetUtcNow());
        var closed = 0;
        foreach (var id in await db.DuePromises.Where(due => due.What == DuePromise.Close && due.On < today).Select(due => due.ConcernId).ToListAsync(stop))
            closed += await CloseAsync(id, today, stop) ? 1 : 0;

        var erased = 0;
        foreach (var id in await db.DuePromises.Where(due => due.What == DuePromise.Erase && due.On < today).Select(due => due.ConcernId).ToListAsync(stop))
            erased += await EraseAsync(id, today, stop);
        var codes = await db.Receipts.Where(receipt => receipt.ExpiresOn < today).ExecuteDeleteAsync(stop);
        if (closed + erased + codes > 0)
            Done(closed, erased, codes);
        return new RetentionRound(closed, erased, codes);
    }

    /// <summary>
    /// The version is read before the promise and every letter changes it, so a letter that arrives meanwhile saves its
    /// concern. Everything hangs on the concern.
    /// </summary>
    private async Task<int> EraseAsync(Guid id, DateOnly today, CancellationToken stop)
    {
        var version = await db.Concerns.Where(concern => concern.Id == id).Select(concern => (Guid?)concern.Version).FirstOrDefaultAsync(stop);
        return version is not null && await db.DuePromises.AnyAsync(due => due.ConcernId == id && due.What == DuePromise.Erase && due.On < today, stop)
            ? await db.Concerns.Where(concern => concern.Id == id && concern.Version == version).ExecuteDeleteAsync(stop)
            : 0;
    }

    private async Task<bool> CloseAsync(Guid id, DateOnly today, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var concern = await db.Concerns.FirstOrDefaultAsync(each => each.Id == id, stop);
        if (concern is null || !await db.DuePromises.AnyAsync(due => due.ConcernId == id && due.What == DuePromise.Close && due.On < today, stop))
            return false;

        concern.Stage = ConcernStage.Closed;
        concern.Version = Guid.NewGuid();
        await KeepingTimes.CloseAsync(db, concern, today, stop);
        db.Add(new ConcernEvent { Id = Guid.NewGuid(), ConcernId = id, On = today, What = ConcernStage.Closed });
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A letter came in, or another node was faster; the next round sees what is true then.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Closed} closed, {Erased} erased, {Codes} expired codes forgotten")]
    private partial void Done(int closed, int erased, int codes);
}

/// <summary>Runs <see cref="Retention"/> every hour.</summary>
internal sealed partial class RetentionKeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionKeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Retention>().RunAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The rows are still there; the next round tries again.
                Failed(error.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Retention failed: {Fault}")]
    private partial void Failed(string fault);
}
