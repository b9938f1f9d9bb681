using System.Globalization;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Reads <c>page.yaml</c>.</summary>
internal static class PageYaml
{
    /// <exception cref="ContentFormatException">The file does not follow content/README.md.</exception>
    internal static PageDefinition Read(PageId id, string text)
    {
        var map = Yaml.Map(text);
        return new PageDefinition
        {
            Id = id,
            Tier = int.TryParse(map.Text("tier"), CultureInfo.InvariantCulture, out var tier) && tier is >= 1 and <= 3
                ? tier
                : throw new ContentFormatException("tier must be 1, 2 or 3"),
            Audience = map.Text("audience"),
            Kind = Kind(map.Text("kind")),
            Owner = map.Text("owner"),
            Reviewer = map.Text("reviewer"),
            Reviewed = Date(map, "reviewed"),
            ReviewBy = Date(map, "review-by"),
            QuickExit = map.OptionalText("quick-exit") != "false",
            HasAddress = map.OptionalText("address") != "none",
            Source = Language.TryParse(map.OptionalText("source") ?? "fi", out var source)
                ? source
                : throw new ContentFormatException("source must be one of the five languages"),
            Action = map.Text("action"),
            Related = [.. map.Texts("related").Select(Page)],
            Sections = [.. map.Maps("sections").Select(Section)],
        };
    }

    private static SectionDefinition Section(YamlMap map) => new(
        map.Text("id"),
        map.OptionalText("page") is { } page ? Page(page) : null,
        [.. map.Maps("facts").Select(fact => new PageFact(
            fact.Text("fact"), fact.Texts("sources"), Confidence(fact.Text("confidence"))))]);

    private static PageId Page(string value) =>
        PageId.TryParse(value, out var id) ? id : throw new ContentFormatException($"'{value}' is not a page id");

    private static DateOnly Date(YamlMap map, string key) =>
        DateOnly.TryParseExact(map.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ContentFormatException($"{key} must be a date like 2026-11-22");

    private static FactConfidence Confidence(string value) => value switch
    {
        "H" => FactConfidence.High,
        "M" => FactConfidence.Medium,
        "L" => FactConfidence.Low,
        _ => throw new ContentFormatException("confidence must be H, M or L"),
    };

    private static PageKind Kind(string value) => value switch
    {
        "guidance" => PageKind.Guidance,
        "contacts" => PageKind.Contacts,
        "services" => PageKind.Services,
        "legal" => PageKind.Legal,
        "knowledge" => PageKind.Knowledge,
        _ => throw new ContentFormatException("kind must be guidance, contacts, services, legal or knowledge"),
    };
}
