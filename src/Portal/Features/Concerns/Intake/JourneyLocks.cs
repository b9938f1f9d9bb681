namespace Portal.Features.Concerns.Intake;

/// <summary>
/// One sending of a journey at a time. A button pressed twice waits for its first press and then finds the message stored; a page
/// posted a thousand times at once costs one slow derivation, not a thousand.
/// </summary>
internal sealed class JourneyLocks
{
    private const int MostWaiting = 8;
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Held> _held = [];

    /// <summary>Waits for the turn of this press; null when too many wait already. Disposing lets the next one in.</summary>
    internal async Task<IDisposable?> EnterAsync(Guid journey, CancellationToken stop)
    {
        Held held;
        lock (_lock)
        {
            if (!_held.TryGetValue(journey, out held!))
                _held[journey] = held = new Held(this, journey);
            if (held.Users >= MostWaiting)
                return null;
            held.Users++;
        }

        try
        {
            await held.Turn.WaitAsync(stop);
            return new Leaving(held);
        }
        catch (OperationCanceledException)
        {
            held.Leave();
            throw;
        }
    }

    private sealed class Held(JourneyLocks locks, Guid journey)
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal int Users { get; set; }

        internal void Leave()
        {
            lock (locks._lock)
            {
                if (--Users > 0)
                    return;

                locks._held.Remove(journey);
                Turn.Dispose();
            }
        }
    }

    private sealed class Leaving(Held held) : IDisposable
    {
        public void Dispose()
        {
            held.Turn.Release();
            held.Leave();
        }
    }
}
