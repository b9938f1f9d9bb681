using System.Collections.Frozen;
using Portal.Features.Anchors;
using Portal.Features.Content.Alerts;
using Portal.Features.Content.Events;
using Portal.Features.Content.Glossary;
using Portal.Features.Content.Knowledge;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Everything published at one moment. Never changes; publishing makes a new one and swaps it in whole.</summary>
public sealed class PublishedSnapshot
{
    /// <summary>Differs whenever any published text differs, and is the same on every node for the same texts.</summary>
    public required string Version { get; init; }

    public required FrozenDictionary<PageId, PublishedPage> Pages { get; init; }
    public required AnchorDirectory Directory { get; init; }

    /// <summary>Role id → its name in each language.</summary>
    public required FrozenDictionary<string, IReadOnlyDictionary<Language, string>> Roles { get; init; }

    /// <summary>Source id → what it is called.</summary>
    public required FrozenDictionary<string, ContentSourceNote> Sources { get; init; }

    /// <summary>Where quick exit leads, per language.</summary>
    public required FrozenDictionary<Language, Uri> Exits { get; init; }

    /// <summary>The termbase, in the file's order.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; init; } = [];

    public IReadOnlyList<PortalEvent> Events { get; init; } = [];

    /// <summary>What the knowledge bank tells of, the newest first.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>Messages above every page, whatever their time.</summary>
    public IReadOnlyList<SiteAlert> Alerts { get; init; } = [];

    /// <summary>The texts it was built from: search reads its synonyms here.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required IReadOnlyList<ContentProblem> Problems { get; init; }

    /// <summary>The pages that can be visited.</summary>
    public IEnumerable<PublishedPage> Visitable => Pages.Values.Where(page => page.Definition.HasAddress);

    /// <summary>Whether a link may lead to this page.</summary>
    public bool IsVisitable(PageId id) => Pages.TryGetValue(id, out var page) && page.Definition.HasAddress;

    /// <summary>What a role is called, or nothing when roles.yaml does not know it.</summary>
    public string? RoleName(string role, Language language) =>
        Roles.TryGetValue(role, out var names) ? names[language] : null;

    public PublishedPage? Find(string slug) =>
        PageId.TryParse(slug, out var id) && Pages.TryGetValue(id, out var page) ? page : null;
}

/// <summary>A source a fact may name.</summary>
public sealed record ContentSourceNote(string Title, string? Publisher, string? Date);
