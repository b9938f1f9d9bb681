using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Localization;

namespace Portal.Features.Concerns.Form;

/// <summary>Destroys form keys after twelve hours, and forgets ended journeys once no state of theirs can come back.</summary>
internal sealed partial class FormKeeping(FormKeys keys, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FormKeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(error.GetType().Name);
            }
        }
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        await keys.DestroyOldAsync(stop);
        var today = Helsinki.DayOf(clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().BurntJourneys.Where(journey => journey.ForgetOn < today).ExecuteDeleteAsync(stop);
    }

    [LoggerMessage(LogLevel.Error, "Old form keys could not be destroyed: {Fault}")]
    private partial void Failed(string fault);
}
