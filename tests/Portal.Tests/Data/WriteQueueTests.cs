using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Features.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>What intake trusts the queue with: nothing is acknowledged that is not committed, and one item's fault is its own.</summary>
[Trait("Category", "Store")]
public sealed class WriteQueueTests : IAsyncLifetime
{
    private static readonly DateOnly Later = new(2030, 1, 1);
    private readonly FullDisk _disk = new();
    private readonly PortalSite _site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WriteQueue Queue => _site.Services.GetRequiredService<WriteQueue>();

    public ValueTask InitializeAsync()
    {
        _site.WithServices(services => services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(_disk)));
        if (Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is not { Length: > 0 })
            _site.With("ConnectionStrings:Portal", $"Data Source={_site.DatabaseFile};Default Timeout=1");
        return _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Items_that_wait_together_share_one_commit_and_all_are_there_after_it()
    {
        using var gate = new SemaphoreSlim(0);
        var first = await HeldAsync(gate);
        var contexts = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        List<Guid> ids = [.. Enumerable.Range(0, 40).Select(_ => Guid.NewGuid())];
        var waiting = ids.Select(id => Queue.SaveAsync((services, _) =>
        {
            var db = services.GetRequiredService<PortalDb>();
            contexts.Add(db.ContextId.InstanceId);
            db.Add(Row(id));
            return Task.CompletedTask;
        })).ToList();
        gate.Release();
        Assert.Equal(WriteOutcome.Saved, await first);
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(WriteOutcome.Saved, outcome));
        Assert.Single(contexts.Distinct());
        Assert.Equal(40, await CountAsync(ids));
    }

    [Fact]
    public async Task An_item_that_fails_takes_no_other_of_its_group_down()
    {
        var taken = Guid.NewGuid();
        Assert.Equal(WriteOutcome.Saved, await SaveAsync(taken));
        using var gate = new SemaphoreSlim(0);
        var first = await HeldAsync(gate);
        List<Guid> good = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
        var saves = good.Take(3).Select(id => SaveAsync(id)).ToList();
        var refused = SaveAsync(taken);
        var broken = Queue.SaveAsync((_, _) => throw new InvalidOperationException());
        saves.AddRange(good.Skip(3).Select(id => SaveAsync(id)));
        gate.Release();
        await first;
        Assert.Equal(WriteOutcome.Refused, await refused);
        Assert.Equal(WriteOutcome.Failed, await broken);
        Assert.All(await Task.WhenAll(saves), outcome => Assert.Equal(WriteOutcome.Saved, outcome));
        Assert.Equal(6, await CountAsync(good));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_the_commit()
    {
        using var gate = new SemaphoreSlim(0);
        using var begun = new SemaphoreSlim(0);
        using var commit = new SemaphoreSlim(0);
        var written = Guid.NewGuid();
        // While the first is held, the next two gather in one group; the second of them holds the group's commit.
        var blocked = await HeldAsync(gate);
        var waits = SaveAsync(written);
        var holds = Queue.SaveAsync(async (_, stop) =>
        {
            begun.Release();
            await commit.WaitAsync(stop);
        });
        gate.Release();
        await blocked;
        await begun.WaitAsync(Stop);
        Assert.False(waits.IsCompleted);
        Assert.Equal(0, await CountAsync([written]));
        commit.Release();
        await Task.WhenAll(waits, holds);
        Assert.Equal(1, await CountAsync([written]));
    }

    [Fact]
    public async Task A_full_queue_says_so_at_once_and_what_was_accepted_is_written_when_the_portal_stops()
    {
        using var gate = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        var blocked = Queue.SaveAsync(async (_, stop) =>
        {
            started.Release();
            await gate.WaitAsync(stop);
        });
        await started.WaitAsync(Stop);
        List<Guid> ids = [.. Enumerable.Range(0, WriteQueue.MostWaiting).Select(_ => Guid.NewGuid())];
        var waiting = ids.Select(id => SaveAsync(id)).ToList();
        var tooMuch = SaveAsync(Guid.NewGuid());
        Assert.True(tooMuch.IsCompleted);
        Assert.Equal(WriteOutcome.Full, await tooMuch);

        var stopping = Queue.StopAsync(CancellationToken.None);
        gate.Release();
        await stopping;
        Assert.Equal(WriteOutcome.Saved, await blocked);
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(WriteOutcome.Saved, outcome));
        Assert.Equal(ids.Count, await CountAsync(ids));
        Assert.Equal(WriteOutcome.Full, await SaveAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task A_locked_database_refuses_plainly_and_works_again_when_it_is_free()
    {
        SkipUnlessSqlite();
        var id = Guid.NewGuid();
        await using (var other = new SqliteConnection($"Data Source={_site.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync(Stop);
            await using var writing = other.BeginTransaction(deferred: false);
            Assert.Equal(WriteOutcome.Failed, await SaveAsync(id));
        }

        Assert.Equal(0, await CountAsync([id]));
        Assert.Equal(WriteOutcome.Saved, await SaveAsync(id));
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_the_second_try_stores_it_once()
    {
        SkipUnlessSqlite();
        using var gate = new SemaphoreSlim(0);
        var blocked = Queue.SaveAsync(async (_, stop) => await gate.WaitAsync(stop));
        List<Guid> ids = [.. Enumerable.Range(0, 30).Select(_ => Guid.NewGuid())];
        _disk.IsFull = true;
        var tries = ids.Select(id => SaveAsync(id, padding: 20_000)).ToList();
        gate.Release();
        await blocked;
        var outcomes = await Task.WhenAll(tries);
        Assert.Contains(WriteOutcome.Failed, outcomes);
        Assert.DoesNotContain(WriteOutcome.Refused, outcomes);
        Assert.Equal(outcomes.Count(outcome => outcome == WriteOutcome.Saved), await CountAsync(ids));

        _disk.IsFull = false;
        foreach (var id in ids.Zip(outcomes).Where(pair => pair.Second == WriteOutcome.Failed).Select(pair => pair.First))
            Assert.Equal(WriteOutcome.Saved, await SaveAsync(id));
        Assert.Equal(ids.Count, await CountAsync(ids));
    }

    /// <summary>An item that the queue has begun to write and that waits at the gate: what comes now waits for the next group.</summary>
    private async Task<Task<WriteOutcome>> HeldAsync(SemaphoreSlim gate)
    {
        var begun = new TaskCompletionSource();
        var saved = Queue.SaveAsync(async (services, stop) =>
        {
            begun.SetResult();
            await gate.WaitAsync(stop);
            services.GetRequiredService<PortalDb>().Add(Row(Guid.NewGuid()));
        });
        await begun.Task;
        return saved;
    }

    private Task<WriteOutcome> SaveAsync(Guid id, int padding = 0) => Queue.SaveAsync((services, stop) =>
    {
        var db = services.GetRequiredService<PortalDb>();
        db.Add(Row(id));
        if (padding > 0)
            db.ContentFiles.Add(new ContentFile
            {
                Path = $"test/{id}",
                Text = new string('x', padding),
                ImportedHash = "",
                Edited = false,
                ChangedAt = default,
                Version = id,
            });
        return Task.CompletedTask;
    });

    private static BurntJourney Row(Guid id) => new() { Id = id, Sent = true, ForgetOn = Later };

    private async Task<int> CountAsync(List<Guid> ids)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().BurntJourneys.CountAsync(row => ids.Contains(row.Id), Stop);
    }

    private void SkipUnlessSqlite()
    {
        using var scope = _site.Services.CreateScope();
        Assert.SkipWhen(scope.ServiceProvider.GetRequiredService<PortalDb>() is not SqlitePortalDb, "These are states of an SQLite file.");
    }
}

/// <summary>A disk with no page left, as SQLite sees it: the database may not grow.</summary>
internal sealed class FullDisk : DbConnectionInterceptor
{
    private const long NoLimit = 4_294_967_294;

    internal bool IsFull { get; set; }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        // SQLite takes a limit below the present size as the present size.
        command.CommandText = $"PRAGMA max_page_count={(IsFull ? 1 : NoLimit)}";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
