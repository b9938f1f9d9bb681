using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Data;

/// <summary>How a save through the queue ended.</summary>
internal enum WriteOutcome
{
    /// <summary>Committed: it survives a power cut.</summary>
    Saved,

    /// <summary>A rule of the database refused this item alone: a key is taken.</summary>
    Refused,

    /// <summary>Too much is waiting; nothing was tried.</summary>
    Full,

    /// <summary>
    /// Not acknowledged: the disk is full, the database is locked or gone, or the item itself failed. Whether a failed commit
    /// reached the disk is not known; a second try must be harmless.
    /// </summary>
    Failed,
}

/// <summary>
/// One writer for what visitors send (D1). Items that wait together share a transaction and its one sync to disk; each has
/// a savepoint, so one that fails takes no other with it; and nobody is told "saved" before the commit.
/// </summary>
internal sealed partial class WriteQueue(IServiceScopeFactory scopes, ILogger<WriteQueue> logger) : BackgroundService
{
    internal const int MostWaiting = 256;
    private const int MostTogether = 64;
    private const int LockPatience = 5;
    private const int SqliteConstraint = 19;
    private const string Savepoint = "item";

    private readonly Channel<Item> _items = Channel.CreateBounded<Item>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>
    /// Runs <paramref name="write"/> against a scope of its own and saves what it added, in one transaction with others.
    /// Completes after the commit.
    /// </summary>
    public Task<WriteOutcome> SaveAsync(Func<IServiceProvider, CancellationToken, Task> write)
    {
        var item = new Item(write, new TaskCompletionSource<WriteOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _items.Writer.TryWrite(item) ? item.Done.Task : Task.FromResult(WriteOutcome.Full);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was accepted is written even while the host stops: the reader ends when the channel is empty and complete.
        await using var stopping = stoppingToken.Register(() => _items.Writer.TryComplete());
        List<Item> group = [];
        while (await _items.Reader.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            while (group.Count < MostTogether && _items.Reader.TryRead(out var item))
                group.Add(item);
            await CommitAsync(group);
        }
    }

    private async Task CommitAsync(List<Item> group)
    {
        List<(Item Item, WriteOutcome? Outcome)> ended = [];
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            // Each item has a savepoint here; one more within every save would only cost.
            db.Database.AutoSavepointsEnabled = false;
            // A visitor waits for this: they are told soon that nothing was sent, and everybody behind them too.
            if (db is SqlitePortalDb embedded)
                await SqlitePragmas.HurryAsync(embedded, LockPatience);
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var item in group)
            {
                await transaction.CreateSavepointAsync(Savepoint);
                var outcome = await TryAsync(item, scope.ServiceProvider, db);
                // A disk that filled up may have ended the whole transaction; then this throws, and nobody is told "saved".
                if (outcome == WriteOutcome.Saved)
                    await transaction.ReleaseSavepointAsync(Savepoint);
                else
                    await transaction.RollbackToSavepointAsync(Savepoint);
                ended.Add((item, outcome));
                db.ChangeTracker.Clear();
            }

            await transaction.CommitAsync();
        }
        catch (Exception error)
        {
            GroupFailed(group.Count, error.GetType().Name);
            foreach (var item in group)
                item.Done.TrySetResult(WriteOutcome.Failed);
            return;
        }

        foreach (var (item, outcome) in ended)
        {
            if (outcome is null && group.Count > 1)
                await CommitAsync([item]);
            else
                item.Done.TrySetResult(outcome ?? WriteOutcome.Failed);
        }
    }

    /// <summary>Null when another node's group holds what this one needs and the other way round: alone it only has to wait.</summary>
    private async Task<WriteOutcome?> TryAsync(Item item, IServiceProvider services, PortalDb db)
    {
        try
        {
            await item.Write(services, CancellationToken.None);
            await db.SaveChangesAsync();
            return WriteOutcome.Saved;
        }
        catch (Exception error)
        {
            // A fault of one item is that item's alone; a broken connection shows at the savepoint or the commit.
            NotWritten(error.GetType().Name);
            if (IsDeadlock(error))
                return null;
            return IsRule(error) ? WriteOutcome.Refused : WriteOutcome.Failed;
        }
    }

    private static bool IsDeadlock(Exception? error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || (error is not null && IsDeadlock(error.InnerException));

    /// <summary>A constraint, told apart from a full disk or a lock: only the first may lead to another receipt code.</summary>
    private static bool IsRule(Exception error) => error is DbUpdateException
    {
        InnerException: SqliteException { SqliteErrorCode: SqliteConstraint } or PostgresException { SqlState: ['2', '3', ..] },
    };

    [LoggerMessage(LogLevel.Warning, "An item was not written: {Fault}")]
    private partial void NotWritten(string fault);

    [LoggerMessage(LogLevel.Error, "A group of {Count} writes was not committed: {Fault}")]
    private partial void GroupFailed(int count, string fault);

    private sealed record Item(Func<IServiceProvider, CancellationToken, Task> Write, TaskCompletionSource<WriteOutcome> Done);
}
