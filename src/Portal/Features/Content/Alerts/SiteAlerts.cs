using Portal.Features.Shared;

namespace Portal.Features.Content.Alerts;

/// <summary>The alerts to show now. Asking tells the page when that changes, so that kept bytes are never older than an alert.</summary>
public sealed class SiteAlerts(PublishedContent published, PageLifetime lifetime, TimeProvider clock)
{
    /// <summary>Shown now, urgent ones first.</summary>
    public IReadOnlyList<SiteAlert> Now()
    {
        // Error pages are drawn even before anything is published.
        if (!published.IsReady)
            return [];

        var now = clock.GetUtcNow();
        var alerts = published.Current.Alerts;
        foreach (var edge in alerts.SelectMany(alert => new[] { alert.From, alert.Until }).Where(edge => edge > now))
            lifetime.ChangesAt(edge);

        return [.. alerts.Where(alert => alert.IsShownAt(now)).OrderByDescending(alert => alert.Level).ThenBy(alert => alert.From)];
    }

    /// <summary>Shown now or earlier, the latest first, for the feed.</summary>
    public IReadOnlyList<SiteAlert> SoFar()
    {
        var now = clock.GetUtcNow();
        return [.. published.Current.Alerts.Where(alert => alert.From <= now).OrderByDescending(alert => alert.From)];
    }
}
