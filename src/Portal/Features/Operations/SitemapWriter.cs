using System.Xml;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Operations;

/// <summary>The sitemap: every page in every language, each entry naming its four siblings.</summary>
internal static class SitemapWriter
{
    private const string SitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string LinkSpace = "http://www.w3.org/1999/xhtml";

    internal static void Write(XmlWriter writer, PublishedSnapshot snapshot, SiteNavigation site)
    {
        writer.WriteStartElement("urlset", SitemapSpace);
        writer.WriteAttributeString("xmlns", "xhtml", null, LinkSpace);
        foreach (var page in snapshot.Visitable.OrderBy(page => page.Id.Value, StringComparer.Ordinal))
        {
            foreach (var language in page.Words.Keys)
                Entry(writer, site, language, page.Words.Keys, page.Address);
        }

        foreach (var municipality in snapshot.Directory.Municipalities)
        {
            foreach (var language in Language.All)
                Entry(writer, site, language, Language.All, other => $"/{other.Code}/contacts/{municipality.Slug}");
        }

        foreach (var held in snapshot.Events)
        {
            foreach (var language in Language.All)
                Entry(writer, site, language, Language.All, other => $"/{other.Code}/events/{held.Id}");
        }

        writer.WriteEndElement();
    }

    private static void Entry(
        XmlWriter writer, SiteNavigation site, Language language, IEnumerable<Language> all, Func<Language, string> address)
    {
        writer.WriteStartElement("url", SitemapSpace);
        writer.WriteElementString("loc", SitemapSpace, site.Absolute(address(language)));
        foreach (var other in all)
        {
            writer.WriteStartElement("link", LinkSpace);
            writer.WriteAttributeString("rel", "alternate");
            writer.WriteAttributeString("hreflang", other.Code);
            writer.WriteAttributeString("href", site.Absolute(address(other)));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
