using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Accounts;

namespace Portal.Features.Operations.Sample;

internal static class SampleSetup
{
    /// <summary>In Development only: elsewhere the sample is not even registered.</summary>
    internal static IServiceCollection AddDevelopmentSample(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() || !configuration.GetValue<bool>("Development:Sample"))
            return services;

        services.AddScoped<IDevelopmentSample, SampleTeams>();
        services.AddHostedService<SampleFilling>();
        return services;
    }
}

/// <summary>Fills a portal that has no member yet, and prints once what a newcomer needs to sign in.</summary>
internal sealed class SampleFilling(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PortalDb>().Users.AnyAsync(cancellationToken))
            return;

        var members = new SampleMembers();
        Console.WriteLine("A sample for Development, printed this once:");
        foreach (var sample in scope.ServiceProvider.GetServices<IDevelopmentSample>().OrderBy(sample => sample.Order))
        {
            foreach (var line in await sample.FillAsync(members, cancellationToken))
                Console.WriteLine(line);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
