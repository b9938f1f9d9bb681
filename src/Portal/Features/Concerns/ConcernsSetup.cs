using Portal.Data;
using Portal.Features.Concerns.Abuse;
using Portal.Features.Concerns.Browser;
using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Mailbox;

namespace Portal.Features.Concerns;

internal static class ConcernsSetup
{
    internal static IServiceCollection AddConcerns(this IServiceCollection services)
    {
        services.AddOptions<ConcernsOptions>().BindConfiguration(ConcernsOptions.Section);
        services.AddSingleton<ReceiptSecret>();
        services.AddSingleton<DerivationTurns>();
        services.AddSingleton<ReceiptWriter>();
        services.AddSingleton<WriteQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<WriteQueue>());
        services.AddSingleton<JourneyLocks>();
        services.AddScoped<ConcernIntake>();
        services.AddAbuse();
        services.AddScoped<SealedIntake>();
        services.AddSingleton(PinnedKey.FromBuild());
        services.AddScoped<TeamManifests>();
        services.AddSingleton<FormKeys>();
        services.AddSingleton<FormStates>();
        services.AddScoped<FormDesk>();
        services.AddHostedService<FormKeeping>();
        services.AddSingleton<MailboxPace>();
        services.AddSingleton<MailboxStates>();
        services.AddScoped<Mailboxes>();
        services.AddScoped<MailboxKeys>();
        services.AddScoped<MailboxDesk>();
        services.AddScoped<Retention>();
        services.AddHostedService<RetentionKeeping>();
        return services;
    }
}
