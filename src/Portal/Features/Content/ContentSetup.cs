using Portal.Features.Content.Alerts;
using Portal.Features.Content.Events;

namespace Portal.Features.Content;

internal static class ContentSetup
{
    internal static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).ValidateOnStart();
        services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<ContentOptions>, ContentOptionsValidator>();
        services.AddSingleton<PublishedContent>();
        services.AddScoped<SiteNavigation>();
        services.AddScoped<PageShowing>();
        services.AddScoped<SiteAlerts>();
        services.AddScoped<EventList>();
        services.AddScoped<IContentSource, StoredContent>();
        services.AddScoped<ContentImport>();
        services.AddScoped<Publishing>();
        return services;
    }
}
