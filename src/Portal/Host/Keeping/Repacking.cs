namespace Portal.Host.Keeping;

/// <summary>Repacks kept pages at the best level, one at a time, so that reading never waits for it.</summary>
internal sealed class Repacking(KeptPageStore store) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var path in store.ToRepack.ReadAllAsync(stoppingToken))
        {
            store.Repack(path);
            // Half of one core at most: a busy site's readers come first.
            await Task.Delay(TimeSpan.FromMilliseconds(20), stoppingToken);
        }
    }
}
