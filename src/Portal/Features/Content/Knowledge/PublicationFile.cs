using System.Globalization;

namespace Portal.Features.Content.Knowledge;

/// <summary>Reads <c>publications/&lt;id&gt;.yaml</c>.</summary>
internal static class PublicationFile
{
    internal const string Folder = "publications/";

    internal static readonly string[] Topics = ["cooperation", "information", "children", "privacy"];
    internal static readonly string[] Forms = ["all", "far-right", "far-left", "religious", "individual"];
    internal static readonly string[] Types = ["report", "law", "bill", "decision"];

    /// <exception cref="ContentFormatException">The file does not follow content/README.md.</exception>
    internal static Publication Read(string id, YamlMap map)
    {
        var link = map.OptionalText("link");
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            throw new ContentFormatException("'link' must be an https address");

        return new Publication
        {
            Id = id,
            Title = map.Text("title"),
            Publisher = map.Text("publisher"),
            Year = int.TryParse(map.Text("year"), CultureInfo.InvariantCulture, out var year) ? year : throw new ContentFormatException("'year' is not a year"),
            Identifier = map.Text("identifier"),
            Link = link,
            Summary = map.LocalText("summary"),
            Topics = Known(map, "topics", Topics),
            Audiences = Known(map, "audiences", Audience.All),
            Form = Known(map, "form", Forms)[0],
            Type = Known(map, "type", Types)[0],
            Languages = map.Texts("languages") is { Count: > 0 } languages ? languages : throw new ContentFormatException("'languages' is missing"),
        };
    }

    private static IReadOnlyList<string> Known(YamlMap map, string key, string[] known) =>
        map.Texts(key) is { Count: > 0 } values && values.All(known.Contains)
            ? values
            : throw new ContentFormatException($"{key} must be of {string.Join(", ", known)}");
}
