using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Localization;

namespace Portal.Features.Content.Alerts;

/// <summary><c>/{lang}/alerts.xml</c>: the alerts as an Atom feed (RFC 4287), for other sites and readers.</summary>
internal static class AlertFeed
{
    private const string Space = "http://www.w3.org/2005/Atom";

    internal static void MapAlerts(this IEndpointRouteBuilder app) => app.MapGet("/{lang:language}/alerts.xml", Feed);

    private static Results<ContentHttpResult, NotFound> Feed(string lang, SiteAlerts alerts, SiteNavigation site, TimeProvider clock)
    {
        if (!Language.TryParse(lang, out var language))
            return TypedResults.NotFound();

        var shown = alerts.SoFar();
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            var address = site.Absolute($"/{language}/alerts.xml");
            writer.WriteStartElement("feed", Space);
            writer.WriteAttributeString("xml", "lang", null, language.Code);
            Text(writer, "id", address);
            Text(writer, "title", $"{Texts.SiteName}: {Texts.AlertsLabel}");
            Text(writer, "updated", Time(shown.Count > 0 ? shown[0].From : clock.GetUtcNow()));
            Link(writer, "self", address);
            foreach (var alert in shown)
                Entry(writer, alert, language, site);
            writer.WriteEndElement();
        }

        return TypedResults.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml, "application/atom+xml", Encoding.UTF8);
    }

    private static void Entry(XmlWriter writer, SiteAlert alert, Language language, SiteNavigation site)
    {
        writer.WriteStartElement("entry", Space);
        Text(writer, "id", site.Absolute($"/{language}/alerts.xml#{alert.Id}"));
        Text(writer, "title", alert.Texts[language]);
        Text(writer, "published", Time(alert.From));
        Text(writer, "updated", Time(alert.From));
        writer.WriteStartElement("author", Space);
        Text(writer, "name", Texts.SiteName);
        writer.WriteEndElement();
        Text(writer, "content", alert.Texts[language]);
        Link(writer, "alternate", site.Absolute(alert.Page is { } page && site.Link(page.Value, language) is { } link ? link.Address : $"/{language}/"));
        writer.WriteEndElement();
    }

    private static void Text(XmlWriter writer, string name, string text) => writer.WriteElementString(name, Space, text);

    private static void Link(XmlWriter writer, string relation, string address)
    {
        writer.WriteStartElement("link", Space);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", address);
        writer.WriteEndElement();
    }

    private static string Time(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
