using Microsoft.Extensions.Options;
using Portal.Host;

namespace Portal.Features.Notifications;

internal static class NotificationsSetup
{
    internal static IServiceCollection AddNotifications(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var served = configuration.GetSection(SurfaceOptions.Section).Get<SurfaceOptions>()?.Surfaces ?? new SurfaceOptions().Surfaces;
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .Validate(options => options.Way == MailWay.Smtp || environment.IsDevelopment(), "Mail:Way=Folder is for Development only.")
            .Validate(options => CanSend(options, served), "A node that serves the staff side sends mail: set Mail:Host and Mail:From.")
            .Validate(StaysOnTheMachine, "Mail:Security=None is only for a mail server on the same machine.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton<MailKitTransport>();
        services.AddSingleton<FolderTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Way == MailWay.Folder
            ? provider.GetRequiredService<FolderTransport>()
            : provider.GetRequiredService<MailKitTransport>());
        services.AddSingleton<SentMail>();
        services.AddScoped<Outbox>();
        services.AddScoped<DispatchRound>();
        services.AddHostedService<Dispatcher>();
        return services;
    }

    /// <summary>Public nodes send nothing and need no server.</summary>
    private static bool CanSend(MailOptions options, Surface served) =>
        options.Way == MailWay.Folder || !served.HasFlag(Surface.Staff) || options is { Host.Length: > 0, From.Length: > 0 };

    private static bool StaysOnTheMachine(MailOptions options) =>
        options.Security != MailSecurity.None || options.Host is null or "localhost" or "127.0.0.1" or "::1";
}
