using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Features.Content;
using Portal.Localization;

namespace Portal.Features.Search;

/// <summary>Lets a browser search the portal from its own field (OpenSearch 1.1).</summary>
internal static class OpenSearch
{
    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";
    private const int LongestShortName = 16;

    internal static Results<ContentHttpResult, NotFound> Describe(HttpRequest request, SiteNavigation site, string lang)
    {
        if (!Language.TryParse(lang, out var language))
            return TypedResults.NotFound();

        var address = site.Absolute($"/{language.Code}/search");
        // The description must be absolute. Only Development has no address of its own configured.
        var absolute = address.StartsWith('/') ? $"{request.Scheme}://{request.Host}{address}" : address;
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            writer.WriteStartElement("OpenSearchDescription", Namespace);
            writer.WriteElementString("ShortName", Namespace, Short(Texts.SiteName));
            writer.WriteElementString("Description", Namespace, Texts.SearchLabel);
            writer.WriteElementString("Language", Namespace, language.Code);
            writer.WriteElementString("InputEncoding", Namespace, "UTF-8");
            writer.WriteStartElement("Url", Namespace);
            writer.WriteAttributeString("type", "text/html");
            writer.WriteAttributeString("template", $"{absolute}?q={{searchTerms}}");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return TypedResults.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{xml}\n", "application/opensearchdescription+xml", Encoding.UTF8);
    }

    private static string Short(string name) => name.Length <= LongestShortName ? name : name[..LongestShortName].TrimEnd();
}
