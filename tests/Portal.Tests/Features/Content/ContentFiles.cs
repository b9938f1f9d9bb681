using Portal.Features.Content;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>The shipped content passes the strict check, and the check finds what it is there to find.</summary>
public sealed class ContentFiles
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static Dictionary<string, string> Shipped() => ContentFolder.Read(Tree.Content);

    private static IEnumerable<ContentProblem> Problems(Dictionary<string, string> files) =>
        ContentCheck.Run(SnapshotBuilder.Build(files), Today);

    [Fact]
    public void The_shipped_content_has_no_error_and_nothing_stale() =>
        Assert.Empty(Problems(Shipped()).Select(problem => $"{problem.Path}: {problem.Kind}: {problem.Detail}"));

    [Fact]
    public void A_missing_language_is_told()
    {
        var files = Shipped();
        files.Remove("pages/after/so.md");
        Assert.Contains(Problems(files), problem => problem is { Kind: ContentProblemKind.MissingLanguage, Path: "pages/after/so.md" });
    }

    [Fact]
    public void A_section_that_matches_none_is_told()
    {
        var files = Shipped();
        files["pages/after/ar.md"] = files["pages/after/ar.md"].Replace("{#stages}", "{#stage}", StringComparison.Ordinal);
        Assert.Contains(Problems(files), problem => problem is { Kind: ContentProblemKind.UnmatchedSection, Path: "pages/after/ar.md" });
    }

    [Theory]
    [InlineData("[x](page:no/such-page)")]
    [InlineData("[x](page:after#no-such-section)")]
    [InlineData("[x](http://example.org)")]
    [InlineData("[x](javascript:alert)")]
    [InlineData("{phone:nobody}")]
    [InlineData("{contact:nobody}")]
    public void A_link_that_leads_nowhere_is_told(string link)
    {
        var files = Shipped();
        files["pages/urgent/en.md"] += $"\n{link}\n";
        Assert.Contains(Problems(files), problem => problem is { Kind: ContentProblemKind.BrokenLink, Path: "pages/urgent/en.md" });
    }

    [Theory]
    [InlineData("sources: [], confidence: H")]
    [InlineData("sources: [Hearsay 3], confidence: H")]
    [InlineData("sources: [S 1.1], confidence: L")]
    public void A_fact_without_a_source_or_without_its_expert_is_told(string fact)
    {
        var files = Shipped();
        files["pages/urgent/page.yaml"] = files["pages/urgent/page.yaml"].Replace(
            "sections:\n", $"sections:\n  - id: extra\n    facts:\n      - {{ fact: Something, {fact} }}\n", StringComparison.Ordinal);
        Assert.Contains(Problems(files), problem => problem is { Kind: ContentProblemKind.UnsourcedFact, Path: "pages/urgent/page.yaml" });
    }

    [Fact]
    public void An_overdue_review_is_told_and_keeps_nothing_from_being_published()
    {
        var problems = ContentCheck.Run(SnapshotBuilder.Build(Shipped()), Today.AddYears(3));
        Assert.Contains(problems, problem => problem is { Kind: ContentProblemKind.OverdueReview, IsError: false });
    }

    [Fact]
    public void A_changed_source_section_makes_its_translations_stale_and_no_other()
    {
        var files = Shipped();
        files["pages/after/fi.md"] += "\nUusi lause.\n";
        var stale = Problems(files).Where(problem => problem.Kind == ContentProblemKind.StaleTranslation).ToList();
        Assert.Equal(["pages/after/ar.md", "pages/after/en.md", "pages/after/so.md", "pages/after/sv.md"], stale.Select(problem => problem.Path).Order());
        Assert.All(stale, problem => Assert.DoesNotContain(",", problem.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stamp_says_the_translation_follows_todays_source_and_changes_nothing_else()
    {
        var source = WordsFile.Read(Language.Finnish, File.ReadAllText(Tree.File("content", "pages", "after", "fi.md")));
        var text = File.ReadAllText(Tree.File("content", "pages", "after", "sv.md"));
        var stamped = ContentStamp.Stamp(Language.Swedish, text, source);
        Assert.Empty(WordsFile.Read(Language.Swedish, stamped).StaleAgainst(source));
        Assert.Equal(stamped, ContentStamp.Stamp(Language.Swedish, stamped, source));
        var before = WordsFile.Read(Language.Swedish, text);
        var after = WordsFile.Read(Language.Swedish, stamped);
        Assert.Equal(before.Sections, after.Sections);
        Assert.Equal((before.Title, before.Summary, before.Action), (after.Title, after.Summary, after.Action));
    }

    [Theory]
    [InlineData("no front matter")]
    [InlineData("---\ntitle: x\n---\n")]
    [InlineData("---\ntitle: [x\n---\n")]
    [InlineData("---\na: &a [x]\nb: *a\n---\n")]
    [InlineData("")]
    public void A_file_that_cannot_be_read_is_told_and_the_rest_stands(string text)
    {
        var files = Shipped();
        files["pages/after/en.md"] = text;
        var snapshot = SnapshotBuilder.Build(files);
        Assert.Contains(snapshot.Problems, problem => problem is { Kind: ContentProblemKind.Unreadable, Path: "pages/after/en.md" });
        Assert.NotNull(snapshot.Find("urgent"));
    }

    [Fact]
    public void The_four_pages_on_forms_are_equally_long_and_built_alike()
    {
        var snapshot = SnapshotBuilder.Build(Shipped());
        string[] forms = ["understand/far-right", "understand/far-left", "understand/religiously-motivated", "understand/individual-actors"];
        foreach (var language in Language.All)
        {
            var pages = forms.Select(form => snapshot.Find(form)!.Words[language]).ToList();
            Assert.Single(pages.Select(page => string.Join('|', page.Sections.Select(section => section.Heading))).Distinct());
            var words = pages.Select(page => page.Sections.Sum(section =>
                section.PlainText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)).ToList();
            Assert.True(words.Max() <= words.Min() * 1.10, $"{language}: {string.Join(", ", words)} words");
        }
    }
}
