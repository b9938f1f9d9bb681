using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Concerns;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>The whole journey of every role over HTTP, without scripts, and what the team reads afterwards.</summary>
public sealed class EveryRole(EveryRole.Receiving receiving) : IClassFixture<EveryRole.Receiving>, IAsyncLifetime
{
    private const string Canary = "kanarialintu-2210";
    private readonly PortalSite _site = receiving.Site;
    private readonly HashSet<Guid> _before = [];

    public static MatrixTheoryData<string, string> Everybody => new(["family", "professional", "community", "neighbour", "myself"], ["fi", "sv", "en", "ar", "so"]);

    public async ValueTask InitializeAsync() => _before.UnionWith((await receiving.Turku.ConcernsAsync()).Select(concern => concern.Id));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Everybody_reaches_the_team_in_their_language_with_the_least_they_may_say(string role, string language)
    {
        using var sender = new Sharer(_site.Visitor(), language);
        await sender.OpensAsync();
        await sender.WalksOnAsync(("danger", "no"), ("role", role), ("wish", "look"), ("typed", "Turku"), ("words", "x"), ("work", "youth"), ("consent", "unaware"));
        Assert.True(sender.IsAtCheck, sender.Heading);
        Assert.DoesNotContain("Share", sender.Page.Text("main"), StringComparison.Ordinal);
        await sender.PressesAsync("send");
        Assert.NotEmpty(sender.Code);
        Assert.Equal(role, Field(await OnlyAsync(), "role"));
    }

    [Fact]
    public async Task A_teacher_names_a_pupil_only_with_a_ground_and_reads_the_duty_before_sending()
    {
        using var teacher = new Sharer(_site.Visitor(), "en");
        await teacher.OpensAsync();
        var answers = new List<(string, string)>
        {
            ("danger", "no"), ("role", "professional"), ("wish", "look"), ("age", "15-17"), ("typed", "Åbo"), ("noticed", "changed"), ("words", Canary),
            ("since", "weeks"), ("changing", "stronger"), ("soon", "no"), ("good", "football"), ("person", "Pupil in 9B"), ("reach", "school"), ("knows", "no"),
            ("work", "school"), ("organisation", "School"), ("consent", "told"),
        };
        await teacher.WalksOnAsync([.. answers]);
        Assert.Equal("Has the person agreed to this contact?", teacher.Heading);
        Assert.Equal("Tell us why you may share who the person is, or remove the name", teacher.Page.Text(".error-summary a"));
        Assert.Contains("must by law make a child welfare notification", teacher.Page.Text(".callout"), StringComparison.Ordinal);
        Assert.Contains("I would like to tell the Anchor team", teacher.Page.Text(".aloud"), StringComparison.Ordinal);
        await teacher.WalksOnAsync(("consent", "told"), ("ground", "duty-done"), ("done", "child-welfare"), ("done-words", "Talked twice"));
        Assert.Contains("print this page", teacher.Page.Text(".check"), StringComparison.Ordinal);
        await teacher.PressesAsync("change:answer");
        Assert.Null(teacher.Page.QuerySelector("input[name=name]"));
        await teacher.GoesOnAsync(("answer", "code"));
        await teacher.PressesAsync("change:consent");
        await teacher.GoesOnAsync(("consent", "told"), ("ground", "none"));
        Assert.True(teacher.IsAtCheck);
        Assert.DoesNotContain("Pupil in 9B", teacher.Page.Text(".check"), StringComparison.Ordinal);
        await teacher.PressesAsync("send");
        var sent = (await OnlyAsync()).GetProperty("answers");
        Assert.False(sent.TryGetProperty("person", out _));
        Assert.Equal("none", sent.GetProperty("ground")[0].GetString());
        Assert.Equal("Talked twice", sent.GetProperty("done-words")[0].GetString());
    }

    [Fact]
    public async Task What_was_told_in_confession_turns_to_advice_and_leaves_no_trace()
    {
        using var priest = new Sharer(_site.Visitor());
        await priest.OpensAsync();
        await priest.GoesOnAsync(("danger", "no"));
        await priest.GoesOnAsync(("role", "community"));
        Assert.Equal("Onko tämä kerrottu sinulle ripissä tai sielunhoidossa?", priest.Heading);
        await priest.GoesOnAsync(("confession", "yes"));
        Assert.Equal("Miltä paikkakunnalta etsimme palveluja?", priest.Heading);
        Assert.Contains("Älä kirjoita, mitä sinulle kerrottiin", priest.Page.Text(".callout"), StringComparison.Ordinal);
        var state = await _site.Services.GetRequiredService<Portal.Features.Concerns.Form.FormStates>().OpenAsync(priest.State, TestContext.Current.CancellationToken);
        Assert.Equal(["danger", "role", "wish"], state!.Given.Keys);
        await priest.WalksOnAsync(("typed", "Turku"), ("words", "Neuvoa"));
        await priest.PressesAsync("send");
        Assert.Equal("advice", (await ArrivedAsync()).Kind);
        Assert.False((await OnlyAsync()).GetProperty("answers").TryGetProperty("confession", out _));
        Assert.DoesNotContain(_site.Log, line => line.Contains("confession", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_could_be_in_danger_is_offered_the_code_and_the_team_is_told()
    {
        using var sender = new Sharer(_site.Visitor(), "en");
        await sender.WalksToCheckAsync("x", contact: [("answer", "phone"), ("phone", "040 123 4567"), ("times", "morning"), ("neutral", "Shop"), ("name", "Amina")]);
        await sender.PressesAsync("change:safety");
        await sender.GoesOnAsync(("safety", "maybe"));
        Assert.True(sender.IsAtCheck);
        Assert.DoesNotContain("040", sender.Page.Text(".check"), StringComparison.Ordinal);
        Assert.Contains("no calls, no letters, no visits", sender.Page.Text(".check"), StringComparison.Ordinal);
        await sender.PressesAsync("change:answer");
        Assert.Contains("The code alone is the safest way", sender.Page.Text(".callout"), StringComparison.Ordinal);
        Assert.NotNull(sender.Page.QuerySelector("input[name=answer][value=code][checked]"));
    }

    [Fact]
    public async Task Help_comes_first_for_somebody_who_thinks_of_hurting()
    {
        using var sender = new Sharer(_site.Visitor(), "so");
        await sender.OpensAsync();
        foreach (var answer in new[] { ("danger", "no"), ("role", "myself"), ("help", "talk"), ("words", "x"), ("hurt", "little") })
            await sender.GoesOnAsync(answer);
        Assert.Equal("Hadda ayaad caawimaad heli kartaa", sender.Heading);
        Assert.NotNull(sender.Page.QuerySelector("main a[href='tel:112']"));
        Assert.NotEmpty(sender.Page.QuerySelectorAll("main a.phone"));
        await sender.WalksOnAsync(("typed", "Turku"));
        await sender.PressesAsync("send");
        Assert.True((await ArrivedAsync()).Urgent);
    }

    [Theory]
    [InlineData("Turku", "Varsinais-Suomen hyvinvointialue")]
    [InlineData("Helsinki", "Helsing")]
    public async Task A_child_brings_up_who_takes_the_notification_there(string place, string care)
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.OpensAsync();
        foreach (var answer in new[] { ("danger", "no"), ("role", "family"), ("wish", "look"), ("age", "under-15"), ("typed", place) })
            await sender.GoesOnAsync(answer);
        Assert.Equal("Lapsi voi tarvita suojelua", sender.Heading);
        Assert.Contains(care, sender.Page.Text("main"), StringComparison.Ordinal);
        await sender.GoesOnAsync();
        Assert.Equal("Mitä olet huomannut?", sender.Heading);
    }

    [Fact]
    public async Task A_crime_or_a_place_abroad_brings_up_where_else_to_turn()
    {
        using var sender = new Sharer(_site.Visitor(), "en");
        await sender.OpensAsync();
        foreach (var answer in new[] { ("danger", "no"), ("role", "neighbour"), ("wish", "advice"), ("place", "abroad") })
            await sender.GoesOnAsync(answer);
        Assert.Contains("Ministry for Foreign Affairs", sender.Page.Text(".callout"), StringComparison.Ordinal);
        await sender.GoesOnAsync(("crime", "seen"), ("noticed", "changed"));
        Assert.Contains("not a report of a crime", sender.Page.Text(".callout"), StringComparison.Ordinal);
        await sender.GoesOnAsync(("good", "x"), ("material", "yes"), ("material-what", "https://example.org/<b>"));
        await sender.WalksOnAsync();
        Assert.Null(sender.Page.QuerySelector(".answers a"));
        Assert.Contains("https://example.org/<b>", sender.Page.Text(".check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_asks_more_walks_through_what_is_new()
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("x", wish: "advice");
        Assert.Equal(9, sender.Walked);
        await sender.PressesAsync("change:wish");
        await sender.GoesOnAsync(("wish", "look"));
        Assert.Equal("Minkä ikäinen henkilö suunnilleen on?", sender.Heading);
    }

    /// <summary>The one concern that came during this test.</summary>
    private async Task<Concern> ArrivedAsync() => Assert.Single(await receiving.Turku.ConcernsAsync(), concern => !_before.Contains(concern.Id));

    private async Task<JsonElement> OnlyAsync() => await receiving.Turku.OpenAsync(await ArrivedAsync());

    private static string? Field(JsonElement sent, string field) => sent.GetProperty("answers").GetProperty(field)[0].GetString();

    /// <summary>One portal for all of them: starting one takes longer than any journey.</summary>
    public sealed class Receiving : IAsyncLifetime
    {
        private ReceivingTeamOfTest? _turku;

        internal PortalSite Site { get; } = new PortalSite().KeepingKeys();

        internal ReceivingTeamOfTest Turku => _turku!;

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            _turku = await ReceivingTeamOfTest.InAsync(Site, "turku");
            (await ReceivingTeamOfTest.InAsync(Site, "duty")).Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _turku?.Dispose();
            return Site.DisposeAsync();
        }
    }
}
