using Portal.Localization;

namespace Portal.Features.Content.Alerts;

/// <summary>A short message above every page for a time: something has happened, or a service does not answer.</summary>
public sealed record SiteAlert(
    string Id, AlertLevel Level, DateTimeOffset From, DateTimeOffset Until, IReadOnlyDictionary<Language, string> Texts, PageId? Page)
{
    public bool IsShownAt(DateTimeOffset moment) => From <= moment && moment < Until;
}

public enum AlertLevel
{
    /// <summary>Good to know before reading on.</summary>
    Important,

    /// <summary>Somebody's safety may depend on it.</summary>
    Urgent,
}
