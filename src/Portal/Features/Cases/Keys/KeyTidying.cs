using Microsoft.Extensions.Options;
using Portal.Host;

namespace Portal.Features.Cases.Keys;

/// <summary>Destroys unneeded keys every few minutes on nodes that serve the staff side.</summary>
internal sealed partial class KeyTidying(
    IServiceScopeFactory scopes, IOptions<SurfaceOptions> surfaces, TimeProvider clock, ILogger<KeyTidying> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!surfaces.Value.Surfaces.HasFlag(Surface.Staff))
            return;

        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TeamEpochs>().TidyAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The rows are still there; the next round tries again.
                Failed(error.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Tidying keys failed: {Fault}")]
    private partial void Failed(string fault);
}
