namespace Portal.Features.Concerns.Intake;

/// <summary>Two key derivations at a time in the whole process: each holds 64 MiB. Waiting is bounded; then it is busy.</summary>
internal sealed class DerivationTurns : IDisposable
{
    private const int AtOnce = 2;
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);
    private int _waiting;

    /// <summary>Runs one derivation when its turn comes; null when so many wait already.</summary>
    internal async Task<T?> TakeAsync<T>(Func<T> derive, int mostWaiting, CancellationToken stop) where T : class
    {
        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _turns.WaitAsync(stop);
            try
            {
                return derive();
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _turns.Dispose();
}
