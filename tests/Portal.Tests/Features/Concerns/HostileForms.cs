using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>States that were altered, replayed, cut or kept too long, and bodies that are no form.</summary>
public sealed class HostileForms : IAsyncLifetime
{
    private readonly MovableClock _clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
    private readonly PortalSite _site;
    private ReceivingTeamOfTest? _duty;

    public HostileForms() => _site = new PortalSite().WithServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _duty?.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("altered")]
    [InlineData("nonsense")]
    [InlineData("huge")]
    public async Task A_state_that_is_not_ours_begins_again_and_keeps_the_words_of_the_page(string how)
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.OpensAsync();
        var state = sender.State;
        var broken = how switch
        {
            "cut" => state[..^20],
            "altered" => state[..^3] + (state[^3] == 'A' ? 'B' : 'A') + state[^2..],
            "huge" => new string('A', 100_000),
            _ => "state\0\ud800",
        };
        await sender.PostsAsync([new("do", "next"), new("state", broken), new("words", "Sanani säilyvät")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sender.Answer.StatusCode);
        Assert.Contains("Emme voineet lukea aiempia vastauksiasi", sender.Page.Text(".callout"), StringComparison.Ordinal);
        await sender.GoesOnAsync(("danger", "no"));
        await sender.GoesOnAsync(("role", "myself"));
        await sender.GoesOnAsync(("help", "talk"));
        Assert.Equal("Sanani säilyvät", sender.Page.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task After_four_hours_we_ask_once_more_and_after_twelve_the_answers_are_gone()
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.OpensAsync();
        await sender.GoesOnAsync(("danger", "no"));
        _clock.Now += TimeSpan.FromHours(5);
        await sender.GoesOnAsync(("role", "family"));
        Assert.Contains("Paina vielä kerran ”Jatka”", sender.Page.Text(".callout"), StringComparison.Ordinal);
        Assert.NotNull(sender.Page.QuerySelector("input[value=family][checked]"));
        await sender.GoesOnAsync(("role", "family"));
        Assert.Equal("Mitä toivot?", sender.Heading);
        _clock.Now += TimeSpan.FromHours(13);
        await sender.GoesOnAsync(("wish", "look"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sender.Answer.StatusCode);
        Assert.Equal("Onko joku vaarassa juuri nyt?", sender.Heading);
    }

    [Theory]
    [InlineData("again")]
    [InlineData("exit")]
    public async Task A_journey_that_was_ended_opens_no_second_time(string button)
    {
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("Ei lähetetä");
        var state = sender.State;
        await sender.PressesAsync(button);
        Assert.Equal(button == "exit" ? HttpStatusCode.SeeOther : HttpStatusCode.OK, sender.Answer.StatusCode);
        await sender.PostsAsync([new("do", "send"), new("state", state)]);
        Assert.Contains("Mitään ei lähetetty", sender.Page.Text(".callout"), StringComparison.Ordinal);
        Assert.Empty(await _duty!.ConcernsAsync());
    }

    [Fact]
    public async Task Marks_controls_and_half_characters_do_no_harm()
    {
        using var sender = new Sharer(_site.Visitor());
        var words = "a\0b\u202Ec\u2066d\u2069\ud800e" + new string('\u0301', 10_000);
        await sender.WalksToCheckAsync(words);
        await sender.PressesAsync("send");
        Assert.NotEmpty(sender.Code);
        var text = await _duty!.OpenAsync(Assert.Single(await _duty.ConcernsAsync()));
        Assert.Equal("abc\u2066d\u2069\ufffde" + new string('\u0301', 8), text.GetProperty("answers").GetProperty("words")[0].GetString());
    }

    [Theory]
    [InlineData("so", "1000000")]
    [InlineData("fi", "4000001")]
    public async Task Words_beyond_every_limit_are_kept_as_far_as_the_limit(string language, string length)
    {
        using var sender = new Sharer(_site.Visitor(), language);
        await sender.OpensAsync();
        foreach (var answer in new[] { ("danger", "no"), ("role", "myself"), ("help", "talk") })
            await sender.GoesOnAsync(answer);
        await sender.PostsAsync([new("state", sender.State), new("words", new string('å', int.Parse(length, System.Globalization.CultureInfo.InvariantCulture))), new("do", "next")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sender.Answer.StatusCode);
        Assert.Equal(language, sender.Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("4000", sender.Page.Text(".field-error"), StringComparison.Ordinal);
        Assert.Equal(4_000, sender.Page.QuerySelector("textarea")!.TextContent.Trim().Length);
        await sender.GoesOnAsync(("words", "lyhyt"));
        Assert.Equal(HttpStatusCode.OK, sender.Answer.StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "state=%FF%FE&do=%00&words=%ED%A0%80")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nnext")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/json", "{\"do\":\"next\"}")]
    [InlineData("text/plain", "do=next")]
    public async Task A_body_that_is_no_form_of_ours_is_refused_politely(string type, string body)
    {
        using var visitor = _site.Visitor();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await visitor.PostAsync(new Uri("/ar/share", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 200, 499);
    }

    [Fact]
    public async Task Too_much_gets_an_answer_and_other_sites_post_nothing()
    {
        using var visitor = _site.Visitor();
        using var large = new FormUrlEncodedContent([new("words", new string('x', 5_000_000)), new("do", "next")]);
        using var answer = await visitor.PostAsync(new Uri("/fi/share", UriKind.Relative), large, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var json = new StringContent("{\"locator\":\"" + new string('1', 3_000_000) + "\"}", Encoding.UTF8, "application/json");
        using var refused = await visitor.PostAsync(new Uri("/api/concerns", UriKind.Relative), json, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        using var many = new FormUrlEncodedContent(Enumerable.Range(0, 5_000).Select(number => KeyValuePair.Create($"f{number}", "x")));
        using var second = await visitor.PostAsync(new Uri("/fi/share", UriKind.Relative), many, TestContext.Current.CancellationToken);
        Assert.InRange((int)second.StatusCode, 400, 499);
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/fi/share") { Content = new FormUrlEncodedContent([new("do", "start")]) };
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var third = await visitor.SendAsync(forged, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, third.StatusCode);
    }
}
