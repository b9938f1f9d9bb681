using Portal.Features.Content.Alerts;
using Portal.Features.Content.Events;
using Portal.Features.Content.Glossary;

namespace Portal.Features.Content;

/// <summary>What events, alerts and terms name must exist: a region, a role, a contact, a page, a source.</summary>
internal static class ReferenceCheck
{
    internal static IEnumerable<ContentProblem> Run(PublishedSnapshot snapshot)
    {
        foreach (var held in snapshot.Events)
        {
            var path = $"{EventFile.Folder}{held.Id}.yaml";
            if (held.Region != PortalEvent.National && snapshot.Directory.Regions.All(region => region.Code != held.Region))
                yield return new(path, ContentProblemKind.BrokenLink, $"there is no region '{held.Region}'");

            if (!snapshot.Roles.ContainsKey(held.Owner))
                yield return new(path, ContentProblemKind.UnknownRole, $"'{held.Owner}' is not in roles.yaml");

            if (held.Contact is { } contact && snapshot.Directory.FindContact(contact) is null)
                yield return new(path, ContentProblemKind.BrokenLink, $"there is no contact '{contact}'");
        }

        foreach (var alert in snapshot.Alerts.Where(alert => alert.Page is { } page && !snapshot.IsVisitable(page)))
            yield return new(AlertsFile.Path, ContentProblemKind.BrokenLink, $"'{alert.Id}': there is no page '{alert.Page}'");

        foreach (var term in snapshot.Glossary)
        {
            foreach (var source in term.Sources.Where(source => !snapshot.Sources.ContainsKey(source.Split(' ')[0])))
                yield return new(GlossaryFile.Path, ContentProblemKind.UnsourcedFact, $"'{term.Id}': source '{source}' is not in sources.yaml");
        }
    }
}
