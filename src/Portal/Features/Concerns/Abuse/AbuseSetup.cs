using Microsoft.Extensions.Options;
using Portal.Features.Shared;

namespace Portal.Features.Concerns.Abuse;

internal static class AbuseSetup
{
    private const string MissingKeys = "Abuse:Recaptcha:SiteKey/SecretKey";

    internal static IServiceCollection AddAbuse(this IServiceCollection services)
    {
        services.AddOptions<AbuseOptions>().BindConfiguration(AbuseOptions.Section)
            .Validate(AreKeysGiven, MissingKeys)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AbuseOptions>, AbuseOptionsValidator>();
        services.AddHttpClient(nameof(Recaptcha)).RemoveAllLoggers();
        services.AddSingleton<ClientCounts>();
        services.AddSingleton<Traffic>();
        services.AddSingleton<PriceList>();
        services.AddSingleton<WorkTickets>();
        services.AddSingleton<Recaptcha>();
        services.AddSingleton<PriceGate>();
        services.AddSingleton<SendTurns>();
        services.AddSingleton(provider => new PrivacyNote(() =>
            provider.GetRequiredService<IOptions<AbuseOptions>>().Value.Challenge == AbuseChallenge.Recaptcha ? Texts.ShareRecaptcha : null));
        return services;
    }

    private static bool AreKeysGiven(AbuseOptions options) =>
        options.Challenge != AbuseChallenge.Recaptcha || options.Recaptcha is { SiteKey.Length: > 0, SecretKey.Length: > 0 };
}
