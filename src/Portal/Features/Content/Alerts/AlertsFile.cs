using System.Globalization;
using Portal.Localization;

namespace Portal.Features.Content.Alerts;

/// <summary>
/// Reads <c>alerts.yaml</c>. An alert is published in five languages or not at all: a warning some readers cannot read is
/// worse than none, because the others will act on it.
/// </summary>
internal static class AlertsFile
{
    internal const string Path = "alerts.yaml";

    internal static IReadOnlyList<SiteAlert> Read(YamlMap file, Action<string> problem)
    {
        var alerts = new List<SiteAlert>();
        if (file.OptionalMap("alerts") is not { } map)
            return alerts;

        foreach (var id in map.Keys)
        {
            try
            {
                alerts.Add(Alert(id, map.OptionalMap(id) ?? throw new ContentFormatException("not a map")));
            }
            catch (ContentFormatException error)
            {
                problem($"'{id}' is not shown: {error.Message}");
            }
        }

        return alerts;
    }

    private static SiteAlert Alert(string id, YamlMap map)
    {
        var (from, until) = (Moment(map, "from"), Moment(map, "until"));
        if (until <= from)
            throw new ContentFormatException("'until' must be later than 'from'");

        var level = map.Text("level") switch
        {
            "important" => AlertLevel.Important,
            "urgent" => AlertLevel.Urgent,
            _ => throw new ContentFormatException("level must be important or urgent"),
        };
        var texts = Language.All.ToDictionary(language => language, language => map.Text(language.Code).Trim());
        PageId? page = null;
        if (map.OptionalText("page") is { } name && !PageId.TryParse(name, out page))
            throw new ContentFormatException($"'{name}' is not a page id");

        return new SiteAlert(id, level, from, until, texts, page);
    }

    /// <summary>A time on the clocks of Finland: <c>2026-11-22 18:00</c>.</summary>
    private static DateTimeOffset Moment(YamlMap map, string key) =>
        DateTime.TryParseExact(map.Text(key), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Helsinki.Zone.GetUtcOffset(local))
            : throw new ContentFormatException($"'{key}' must be a time like 2026-11-22 18:00");
}
