using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Features.Content.Glossary;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>One word for one thing, in five languages, and a page that shows them.</summary>
[Collection(ReadingCollection.Name)]
public sealed class GlossaryTests(PortalSite site)
{
    private IReadOnlyList<GlossaryTerm> Terms => site.Services.GetRequiredService<PublishedContent>().Current.Glossary;

    [Fact]
    public void Every_term_has_five_languages()
    {
        var written = Yaml.Map(File.ReadAllText(Tree.File("content", "glossary.yaml"))).Keys;
        Assert.Equal(written, Terms.Select(term => term.Id));
        Assert.All(Terms, term => Assert.Equal(Language.All.Count, term.Words.Count));
    }

    [Fact]
    public void No_term_is_a_word_that_another_term_avoids()
    {
        foreach (var language in Language.All)
        {
            var avoided = Terms.SelectMany(term => term.Words[language].Avoid).ToHashSet(StringComparer.Ordinal);
            Assert.DoesNotContain(Terms.Select(term => term.Words[language].Term), avoided.Contains);
        }
    }

    [Fact]
    public void A_term_without_a_language_is_told_and_left_out()
    {
        var problems = new List<string>();
        Assert.Empty(GlossaryFile.Read(Yaml.Map("word:\n  sources: [S]\n  fi: { term: sana, meaning: Sana. }\n"), problems.Add));
        Assert.Contains("'sv' is missing", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("so")]
    public async Task The_page_shows_every_term_and_its_names_in_the_other_languages(string language)
    {
        var page = await site.Visitor().OpenAsync($"/{language}/glossary");
        Assert.Equal(Terms.Count, page.QuerySelectorAll("dfn").Length);
        Assert.All(page.QuerySelectorAll(".tongues"), names => Assert.Equal(4, names.QuerySelectorAll("bdi[lang]").Length));
    }
}
