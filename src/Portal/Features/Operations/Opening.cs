using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Content;

namespace Portal.Features.Operations;

/// <summary>
/// What happens before the first visitor: the embedded database is brought up to date, the shipped content comes in and
/// is published. A PostgreSQL database is migrated by the <c>migrate</c> verb alone, because several nodes share it.
/// </summary>
internal sealed class Opening(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        if (db is SqlitePortalDb)
            await db.Database.MigrateAsync(cancellationToken);

        var publishing = services.GetRequiredService<Publishing>();
        await publishing.ImportAsync(cancellationToken);
        await publishing.PublishAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
