namespace Portal.Host.Keeping;

internal static class KeepingSetup
{
    internal static IServiceCollection AddKeptPages(this IServiceCollection services) =>
        services.AddSingleton<KeptPageStore>().AddHostedService<Repacking>();
}
