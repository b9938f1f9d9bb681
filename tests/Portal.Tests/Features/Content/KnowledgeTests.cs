using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>The knowledge bank and what professionals fill in.</summary>
[Collection(ReadingCollection.Name)]
public sealed class KnowledgeTests(PortalSite site)
{
    [Theory]
    [InlineData("", 5)]
    [InlineData("?type=law", 2)]
    [InlineData("?topic=information&audience=professionals", 3)]
    [InlineData("?year=2019&language=en", 1)]
    [InlineData("?type=nonsense", 5)]
    public async Task Publications_are_chosen_without_scripts(string query, int found)
    {
        var page = await site.Visitor().OpenAsync("/ar/knowledge" + query);
        Assert.Equal(found, page.QuerySelectorAll("section[aria-labelledby=publications] li").Length);
    }

    [Fact]
    public void Every_publication_is_read_and_has_an_identifier()
    {
        var publications = site.Services.GetRequiredService<PublishedContent>().Current.Publications;
        Assert.Equal(Directory.GetFiles(Tree.File("content", "publications"), "*.yaml").Length, publications.Count);
        Assert.All(publications, publication => Assert.NotEmpty(publication.Identifier));
    }

    [Theory]
    [InlineData("professionals/local-levels", "input[type=checkbox]", 12)]
    [InlineData("professionals/warm-referral", "input[type=checkbox]", 6)]
    [InlineData("professionals/agreements", "textarea", 9)]
    [InlineData("professionals/anchor-coffee", "textarea", 4)]
    public async Task What_is_filled_in_is_never_sent_or_remembered(string address, string field, int many)
    {
        foreach (var language in new[] { "fi", "sv", "en" })
        {
            var page = await site.Visitor().OpenAsync($"/{language}/{address}");
            var fields = page.QuerySelectorAll($"main {field}");
            Assert.Equal(many, fields.Length);
            Assert.All(fields, one =>
            {
                Assert.False(one.HasAttribute("name"));
                Assert.Equal("off", one.GetAttribute("autocomplete"));
                Assert.NotNull(one.Closest("label"));
                Assert.Null(one.Closest("form"));
            });
        }
    }

    [Fact]
    public async Task The_levels_of_the_self_assessment_are_there_to_be_shown()
    {
        var page = await site.Visitor().OpenAsync("/en/professionals/local-levels");
        Assert.Equal(4, page.QuerySelectorAll(".reached li").Length);
        Assert.Equal(3, page.QuerySelectorAll(".ticks .done").Length);
    }
}
