using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Content;
using Portal.Features.Content.Events;
using Portal.Localization;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>Events come, repeat, are saved to a calendar and move to the past by themselves. The event here is an example.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private const string Evening = """
        title: { fi: Esimerkki-ilta, sv: Exempelkväll, en: "Example evening, with tea", ar: أمسية, so: Fiid }
        text: { fi: Teksti., sv: Text., en: Text., ar: نص., so: Qoraal. }
        join: { fi: Tule vain., sv: Kom bara., en: Come along., ar: الحضور مفتوح., so: Kaalay. }
        audience: communities
        languages: [so, fi]
        interpreter: true
        region: "02"
        day: 2027-01-14
        open: "18:00"
        close: "19:30"
        repeat: monthly
        until: 2027-05-31
        cancelled: [2027-02-11]
        owner: training-coordinator
        checked: 2026-12-01
        """;

    private readonly MovableClock _clock = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly PortalSite _site;

    public EventTests() => _site = new PortalSite().WithServices(services => services.AddSingleton<TimeProvider>(_clock));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static PortalEvent Example => EventFile.Read("example", Yaml.Map(Evening));

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _site.Services.GetRequiredService<PublishedContent>().Publish(SnapshotBuilder.Build(
            new Dictionary<string, string>(ContentFolder.Read(Tree.Content)) { ["events/example.yaml"] = Evening }));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void An_evening_repeats_on_its_weekday_and_keeps_its_hour_over_summer_time() => Assert.Equal(
        ["2027-01-14 18:00", "2027-03-11 18:00", "2027-04-08 18:00", "2027-05-13 18:00"],
        EventCalendar.TimesOf(Example).Select(time => Helsinki.Of(time.Start).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task A_calendar_reads_the_same_times_as_the_page_shows()
    {
        var text = await _site.Visitor().GetStringAsync("/en/events/example.ics", Stop);
        Assert.Contains("BEGIN:VTIMEZONE", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Example evening\\, with tea", text, StringComparison.Ordinal);
        var held = Assert.Single(Ical.Net.Calendar.Load(text)!.Events);
        Assert.Equal(
            EventCalendar.TimesOf(Example).Select(time => time.Start.UtcDateTime),
            held.GetOccurrences(new Ical.Net.DataTypes.CalDateTime(2027, 1, 1)).Take(10).Select(time => time.Period.StartTime.AsUtc));
    }

    [Theory]
    [InlineData("/fi/events.ics", true)]
    [InlineData("/fi/events/region/02.ics", true)]
    [InlineData("/fi/events/region/01.ics", false)]
    public async Task A_region_hears_of_its_own_events(string feed, bool told) =>
        Assert.Equal(told, (await _site.Visitor().GetStringAsync(feed, Stop)).Contains("BEGIN:VEVENT", StringComparison.Ordinal));

    [Theory]
    [InlineData("/fi/events/nothing")]
    [InlineData("/fi/events/nothing.ics")]
    [InlineData("/fi/events/region/99.ics")]
    public async Task An_event_that_does_not_exist_is_not_found(string address)
    {
        using var answer = await _site.Visitor().GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_follows_the_clock_and_the_past_archives_itself()
    {
        var before = await _site.Visitor().OpenAsync("/so/events");
        Assert.Contains("18:00", before.Text(".events"), StringComparison.Ordinal);
        Assert.Null(before.QuerySelector("#past"));
        _clock.Now = new DateTimeOffset(2027, 5, 14, 9, 0, 0, TimeSpan.Zero);
        var after = await _site.Visitor().OpenAsync("/so/events");
        Assert.NotNull(after.QuerySelector("#past"));
        _clock.Now = new DateTimeOffset(2028, 6, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Null((await _site.Visitor().OpenAsync("/so/events")).QuerySelector("#past"));
    }

    [Theory]
    [InlineData("region=02", 1)]
    [InlineData("region=01", 0)]
    [InlineData("evening=yes", 1)]
    [InlineData("language=ar", 1)]
    [InlineData("region=nonsense&language=nonsense", 1)]
    public async Task Events_are_chosen_without_scripts(string query, int found)
    {
        var page = await _site.Visitor().OpenAsync("/fi/events?" + query);
        Assert.Equal(found, page.QuerySelectorAll(".events li").Length);
        Assert.NotNull(page.QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public async Task A_hidden_place_stays_hidden_even_from_search_engines()
    {
        var page = await _site.Visitor().OpenAsync("/en/events/example");
        Assert.Contains("\"@type\":\"Event\"", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"location\":null", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open: \"18:00\"", "open: \"20:00\"")]
    [InlineData("so: Fiid", "xx: Fiid")]
    [InlineData("repeat: monthly", "repeat: yearly")]
    [InlineData("until: 2027-05-31", "until: 2026-05-31")]
    public void A_file_that_is_wrong_is_told(string right, string wrong) => Assert.Throws<ContentFormatException>(
        () => EventFile.Read("example", Yaml.Map(Evening.Replace(right, wrong, StringComparison.Ordinal))));
}
