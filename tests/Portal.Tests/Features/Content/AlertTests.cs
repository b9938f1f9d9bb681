using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Features.Content.Alerts;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>A message above every page appears and disappears on time, also where the bytes are kept, and in five languages or not at all.</summary>
public sealed class AlertTests : IAsyncLifetime
{
    private const string Alert = """
        alerts:
          example:
            level: urgent
            from: "2026-11-22 18:00"
            until: "2026-11-22 20:00"
            page: urgent
            fi: Esimerkki.
            sv: Exempel.
            en: Example.
            ar: مثال.
            so: Tusaale.
        """;

    private readonly MovableClock _clock = new(new DateTimeOffset(2026, 11, 22, 15, 30, 0, TimeSpan.Zero));
    private readonly PortalSite _site;

    public AlertTests() => _site = new PortalSite().WithServices(services => services.AddSingleton<TimeProvider>(_clock));

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        Publish(Alert);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Kept_pages_follow_the_hours_of_an_alert()
    {
        Assert.Null((await _site.Visitor().OpenAsync("/so/after")).QuerySelector(".alert"));
        _clock.Now = _clock.Now.AddHours(1);
        var during = await _site.Visitor().OpenAsync("/so/after");
        Assert.Contains("Tusaale.", during.Text(".alert.urgent"), StringComparison.Ordinal);
        Assert.Equal("/so/urgent", during.QuerySelector(".alert a")!.GetAttribute("href"));
        _clock.Now = _clock.Now.AddHours(2);
        Assert.Null((await _site.Visitor().OpenAsync("/so/after")).QuerySelector(".alert"));
    }

    [Theory]
    [InlineData("/fi/")]
    [InlineData("/fi/contacts/turku")]
    [InlineData("/fi/share")]
    [InlineData("/fi/search?q=huoli")]
    public async Task It_stands_on_every_page(string address)
    {
        _clock.Now = _clock.Now.AddHours(1);
        Assert.NotNull((await _site.Visitor().OpenAsync(address)).QuerySelector(".alert"));
    }

    [Fact]
    public async Task The_feed_tells_of_it_once_it_has_begun()
    {
        Assert.DoesNotContain("<entry", await FeedAsync(), StringComparison.Ordinal);
        _clock.Now = _clock.Now.AddHours(5);
        Assert.Contains("مثال.", await FeedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    so: Tusaale.\n", "")]
    [InlineData("until: \"2026-11-22 20:00\"", "until: \"2026-11-22 17:00\"")]
    [InlineData("level: urgent", "level: loud")]
    public async Task A_half_alert_is_not_shown_and_content_check_says_so(string right, string wrong)
    {
        var text = (Alert + "\n").Replace(right, wrong, StringComparison.Ordinal);
        var snapshot = Publish(text);
        Assert.Contains(snapshot.Problems, problem => problem is { Path: AlertsFile.Path, IsError: true });
        _clock.Now = _clock.Now.AddHours(1);
        Assert.Null((await _site.Visitor().OpenAsync("/fi/after")).QuerySelector(".alert"));
    }

    [Fact]
    public async Task An_alert_about_a_text_without_an_address_is_shown_without_a_link_and_content_check_says_so()
    {
        var snapshot = Publish(Alert.Replace("page: urgent", "page: share/form", StringComparison.Ordinal));
        Assert.Contains(snapshot.Problems.Concat(ContentCheck.Run(snapshot, new DateOnly(2026, 11, 22))), problem => problem is { Path: AlertsFile.Path, Kind: ContentProblemKind.BrokenLink });
        _clock.Now = _clock.Now.AddHours(1);
        var page = await _site.Visitor().OpenAsync("/so/after");
        Assert.Contains("Tusaale.", page.Text(".alert.urgent"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".alert a"));
    }

    [Fact]
    public void Every_template_is_ready_in_five_languages()
    {
        var templates = Yaml.Map(File.ReadAllText(Tree.File("content", "alerts.yaml"))).OptionalMap("templates")!;
        Assert.NotEmpty(templates.Keys);
        Assert.All(templates.Keys, key => Assert.All(Language.All, language => Assert.NotNull(templates.OptionalMap(key)!.OptionalText(language.Code))));
    }

    private Task<string> FeedAsync() => _site.Visitor().GetStringAsync("/ar/alerts.xml", TestContext.Current.CancellationToken);

    private PublishedSnapshot Publish(string alerts)
    {
        var snapshot = SnapshotBuilder.Build(new Dictionary<string, string>(ContentFolder.Read(Tree.Content)) { [AlertsFile.Path] = alerts });
        _site.Services.GetRequiredService<PublishedContent>().Publish(snapshot);
        return snapshot;
    }
}
