using Microsoft.Extensions.Options;
using Portal.Host;

namespace Portal.Features.Notifications;

/// <summary>Runs a round every few seconds on nodes that serve the staff side; public nodes know no mail server.</summary>
internal sealed partial class Dispatcher(
    IServiceScopeFactory scopes, IOptions<SurfaceOptions> surfaces, TimeProvider clock, ILogger<Dispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!surfaces.Value.Surfaces.HasFlag(Surface.Staff))
            return;

        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RoundAsync(stoppingToken);
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DispatchRound>().RunAsync(stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            // The rows are still there; the next round tries again. The error's own words may hold an address.
            Failed(error.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "A round of notices failed: {Fault}")]
    private partial void Failed(string fault);
}
