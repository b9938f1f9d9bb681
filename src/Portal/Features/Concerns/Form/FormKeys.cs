using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Sealing;
using SealingKey = Portal.Sealing.FormKey;

namespace Portal.Features.Concerns.Form;

/// <summary>The live form keys: a new one every two hours, each destroyed after twelve. Held in memory, refreshed from the database.</summary>
public sealed class FormKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan SealsFor = TimeSpan.FromHours(2);

    /// <summary>Another node may have made a key meanwhile; this is less than it takes to answer a page there and post it here.</summary>
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(2);
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Concerns.FormKey.1");
    private readonly SemaphoreSlim _one = new(1, 1);
    private ImmutableArray<Held> _held = [];
    private DateTimeOffset _looked;

    /// <summary>How long a state can be opened at the most.</summary>
    internal static TimeSpan OpensFor { get; } = TimeSpan.FromHours(12);

    /// <summary>The key to seal with now.</summary>
    public async Task<SealingKey> CurrentAsync(CancellationToken stop)
    {
        await RefreshAsync(stop);
        return Newest(clock.GetUtcNow()) is { } held ? held.Key : await MakeAsync(stop);
    }

    /// <summary>Every key that still opens.</summary>
    public async Task<IReadOnlyCollection<SealingKey>> LiveAsync(CancellationToken stop)
    {
        await RefreshAsync(stop);
        var since = clock.GetUtcNow() - OpensFor;
        return [.. _held.Where(held => held.CreatedAt > since).Select(held => held.Key)];
    }

    /// <summary>Deletes what is too old, here and in the database.</summary>
    public async Task DestroyOldAsync(CancellationToken stop)
    {
        var since = clock.GetUtcNow() - OpensFor;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().FormKeys.Where(key => key.CreatedAt <= since).ExecuteDeleteAsync(stop);
        var old = _held.Where(held => held.CreatedAt <= since).ToList();
        _held = _held.RemoveRange(old);
    }

    public void Dispose() => _one.Dispose();

    private Held? Newest(DateTimeOffset now) =>
        _held.Where(held => held.CreatedAt > now - SealsFor).MaxBy(held => held.CreatedAt);

    private async Task RefreshAsync(CancellationToken stop)
    {
        if (IsFresh())
            return;

        // In turn with making one: rows read before it was saved must not replace it.
        await _one.WaitAsync(stop);
        try
        {
            if (!IsFresh())
                await ReadAllAsync(stop);
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsFresh()
    {
        var now = clock.GetUtcNow();
        return _held.Length > 0 && now - _looked < Looks && now >= _looked;
    }

    private async Task ReadAllAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - OpensFor;
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<PortalDb>().FormKeys.AsNoTracking()
            .Where(key => key.CreatedAt > since).ToListAsync(stop);
        _held = [.. rows.Select(Read).OfType<Held>()];
        _looked = now;
    }

    private async Task<SealingKey> MakeAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (Newest(clock.GetUtcNow()) is { } made)
                return made.Key;

            var key = new SealingKey(Guid.NewGuid().ToString("N"), SymmetricKey.Generate());
            var bytes = key.Key.Export();
            var row = new FormKey { Id = key.Id, Protected = _protector.Protect(bytes), CreatedAt = clock.GetUtcNow() };
            CryptographicOperations.ZeroMemory(bytes);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            db.Add(row);
            await db.SaveChangesAsync(stop);
            _held = _held.Add(new Held(key, row.CreatedAt));
            return key;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A key whose protection cannot be undone any more opens nothing; the visitor is asked to begin again.</summary>
    private Held? Read(FormKey row)
    {
        try
        {
            var bytes = _protector.Unprotect(row.Protected);
            var held = new Held(new SealingKey(row.Id, SymmetricKey.From(bytes)), row.CreatedAt);
            CryptographicOperations.ZeroMemory(bytes);
            return held;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Held(SealingKey Key, DateTimeOffset CreatedAt);
}
