namespace Portal.Features.Content;

/// <summary>Reads everything published as a strict editor would. Errors must be mended before release; warnings are work to plan.</summary>
public static class ContentCheck
{
    private const int LongestSummary = 80;

    /// <summary>Every problem of the snapshot, worst first within a file.</summary>
    /// <param name="snapshot">What is, or would be, published.</param>
    /// <param name="today">The day reviews are compared with, in Helsinki.</param>
    public static IReadOnlyList<ContentProblem> Run(PublishedSnapshot snapshot, DateOnly today)
    {
        var problems = new List<ContentProblem>(snapshot.Problems);
        foreach (var page in snapshot.Pages.Values.OrderBy(page => page.Id.Value, StringComparer.Ordinal))
        {
            var file = $"pages/{page.Id}/page.yaml";
            problems.AddRange(Definition(snapshot, page, today).Select(problem => problem with { Path = file }));
            foreach (var words in page.Words.Values)
            {
                var path = $"pages/{page.Id}/{words.Words.Language}.md";
                problems.AddRange(Words(snapshot, page, words).Select(problem => problem with { Path = path }));
            }
        }

        problems.AddRange(ReferenceCheck.Run(snapshot));
        return problems;
    }

    private static IEnumerable<ContentProblem> Definition(PublishedSnapshot snapshot, PublishedPage page, DateOnly today)
    {
        var definition = page.Definition;
        foreach (var role in new[] { definition.Owner, definition.Reviewer }.Where(role => !snapshot.Roles.ContainsKey(role)))
            yield return Problem(ContentProblemKind.UnknownRole, $"'{role}' is not in roles.yaml");

        if (definition.Owner == definition.Reviewer)
            yield return Problem(ContentProblemKind.UnknownRole, "owner and reviewer must be two roles");

        if (definition.ReviewBy > definition.Reviewed.AddMonths(ReviewMonths(definition.Kind)))
            yield return Problem(ContentProblemKind.OverdueReview, $"a {definition.Kind} page is reviewed within {ReviewMonths(definition.Kind)} months");

        if (definition.ReviewBy < today)
            yield return Problem(ContentProblemKind.OverdueReview, $"the review was due on {definition.ReviewBy:yyyy-MM-dd}");

        foreach (var target in definition.Related.Append(Action(definition)).OfType<PageId>().Where(id => !snapshot.IsVisitable(id)))
            yield return Problem(ContentProblemKind.BrokenLink, $"there is no page '{target}'");

        foreach (var section in definition.Sections)
        {
            if (section.Page is { } linked && !snapshot.IsVisitable(linked))
                yield return Problem(ContentProblemKind.BrokenLink, $"section '{section.Id}': there is no page '{linked}'");

            foreach (var fact in section.Facts)
            {
                if (fact.Sources.Count == 0)
                    yield return Problem(ContentProblemKind.UnsourcedFact, $"section '{section.Id}': '{fact.Text}' names no source");

                if (fact.Confidence == FactConfidence.Low)
                    yield return Problem(ContentProblemKind.UnsourcedFact, $"section '{section.Id}': '{fact.Text}' needs an expert before it is published");

                foreach (var source in fact.Sources.Where(source => !snapshot.Sources.ContainsKey(source.Split(' ')[0])))
                    yield return Problem(ContentProblemKind.UnsourcedFact, $"section '{section.Id}': source '{source}' is not in sources.yaml");
            }
        }
    }

    private static IEnumerable<ContentProblem> Words(PublishedSnapshot snapshot, PublishedPage page, PublishedWords words)
    {
        var wanted = page.Definition.Sections.Select(section => section.Id).ToList();
        var found = words.Words.Sections.Select(section => section.Id).ToList();
        if (!words.SummaryOnly && !wanted.SequenceEqual(found, StringComparer.Ordinal))
        {
            yield return Problem(ContentProblemKind.UnmatchedSection,
                $"sections are [{string.Join(", ", found)}], page.yaml says [{string.Join(", ", wanted)}]");
        }

        var length = words.Summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (length > LongestSummary)
            yield return Problem(ContentProblemKind.LongSummary, $"the summary has {length} words, {LongestSummary} are allowed");

        if (words.Words.Language != page.Definition.Source && words.Stale.Count > 0)
            yield return Problem(ContentProblemKind.StaleTranslation, $"written from an older source: {string.Join(", ", words.Stale)}");

        foreach (var section in words.Words.Sections)
        {
            foreach (var link in SectionRenderer.Links(section.Markdown).Where(link => !Leads(snapshot, link)))
                yield return Problem(ContentProblemKind.BrokenLink, $"section '{section.Id}': '{link}' leads nowhere");

            foreach (var contact in SectionRenderer.Contacts(section.Markdown).Where(id => snapshot.Directory.FindContact(id) is null))
                yield return Problem(ContentProblemKind.BrokenLink, $"section '{section.Id}': there is no contact '{contact}'");
        }
    }

    private static bool Leads(PublishedSnapshot snapshot, string link)
    {
        if (!link.StartsWith("page:", StringComparison.Ordinal))
            return Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto";

        var target = link["page:".Length..].Split('#', 2);
        return snapshot.Find(target[0]) is { Definition.HasAddress: true } page
            && (target.Length == 1 || page.Definition.Sections.Any(section => section.Id == target[1]));
    }

    private static int ReviewMonths(PageKind kind) => kind switch
    {
        PageKind.Contacts or PageKind.Services => 3,
        PageKind.Legal => 6,
        PageKind.Guidance => 12,
        _ => 24,
    };

    private static PageId? Action(PageDefinition definition) =>
        PageId.TryParse(definition.Action, out var id) ? id : null;

    private static ContentProblem Problem(ContentProblemKind kind, string detail) => new("", kind, detail);
}
