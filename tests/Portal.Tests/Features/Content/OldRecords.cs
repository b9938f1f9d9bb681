using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>A number whose source nobody has seen for too long says so wherever it stands, on paper too.</summary>
public sealed class OldRecords : IAsyncLifetime
{
    private const string Said = "Tietoa ei ole vahvistettu viime aikoina.";
    private readonly PortalSite _site = new PortalSite().WithServices(
        services => services.AddSingleton<TimeProvider>(new MovableClock(new DateTimeOffset(2031, 1, 1, 12, 0, 0, TimeSpan.Zero))));

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Years_later_every_number_but_the_emergency_number_says_that_it_was_not_confirmed()
    {
        var list = await _site.Visitor().OpenAsync("/fi/help?region=");
        var cards = list.QuerySelectorAll(".contact:not(.urgent)");
        Assert.NotEmpty(cards);
        Assert.All(cards, card => Assert.Contains(Said, card.TextContent, StringComparison.Ordinal));
        // Some have no other number to give: that they are old is said all the same.
        Assert.Contains(cards, card => card.QuerySelector(".fallback a") is null);
        Assert.All(list.QuerySelectorAll(".contact.urgent"), card => Assert.DoesNotContain(Said, card.TextContent, StringComparison.Ordinal));

        var paper = await _site.Visitor().OpenAsync("/so/communities/handouts/turku/leaflet/fi");
        var numbers = paper.QuerySelectorAll(".numbers li");
        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Contains(Said, number.TextContent, StringComparison.Ordinal));
    }
}
