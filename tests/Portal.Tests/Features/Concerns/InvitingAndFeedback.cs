using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Cases.Transfer;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;
using Portal.Features.Concerns.Mailbox;
using Portal.Localization;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>The two other forms that the same sealed intake serves: an invitation to visit, and feedback on the site.</summary>
public sealed class InvitingAndFeedback : IAsyncLifetime
{
    private const string Canary = "kanarialintu-2211";
    private static readonly (string, string)[] Invitation =
    [
        ("inviter", "community"), ("typed", "Turku"), ("purpose", "talk"), ("purpose-words", Canary), ("slots", "evening"), ("slots", "saturday"), ("speak", "so"),
        ("interpreter", "yes"), ("wishes", "team"), ("community", "Testiyhdistys"),
    ];

    private readonly PortalSite _site = new PortalSite().KeepingKeys();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateOnly Today => Helsinki.DayOf(TimeProvider.System.GetUtcNow());

    public static MatrixTheoryData<string, string> EveryForm => new(["communities/visit", "feedback"], ["fi", "sv", "en", "ar", "so"]);

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_community_invites_its_team_and_the_team_reads_it()
    {
        using var turku = await ReceivingTeamOfTest.InAsync(_site, "turku");
        using var imam = new Sharer(_site.Visitor(), "fi", "communities/visit");
        await imam.OpensAsync();
        await imam.WalksOnAsync(Invitation);
        Assert.True(imam.IsAtCheck, imam.Heading);
        var check = imam.Page.Text(".check");
        Assert.Contains(Canary, check, StringComparison.Ordinal);
        Assert.Contains("Voit tulostaa tämän sivun", check, StringComparison.Ordinal);
        Assert.Contains("Viestin lukee: ", check, StringComparison.Ordinal);
        await imam.PressesAsync("send");
        Assert.NotEmpty(imam.Code);
        var due = ServiceDays.After(Today, 5);
        Assert.Contains(due.ToString("D", Language.Finnish.Culture), imam.Page.Text(".sent"), StringComparison.Ordinal);

        var visit = Assert.Single(await turku.ConcernsAsync());
        Assert.Equal(("visit", false, due), (visit.Kind, visit.Urgent, visit.DueOn));
        var sent = (await turku.OpenAsync(visit)).GetProperty("answers");
        Assert.Equal(["evening", "saturday"], sent.GetProperty("slots").EnumerateArray().Select(slot => slot.GetString()));
        Assert.Equal(Canary, sent.GetProperty("purpose-words")[0].GetString());
        Assert.Equal(Today.AddDays(KeepingTimes.OtherDays), await ErasedOnAsync(visit.Id));
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task Every_page_of_both_forms_speaks_every_language(string form, string language)
    {
        (await ReceivingTeamOfTest.InAsync(_site, "duty")).Dispose();
        using var visitor = new Sharer(_site.Visitor(), language, form);
        await visitor.OpensAsync();
        while (!visitor.IsAtCheck)
        {
            AssertNoKey();
            await visitor.GoesOnAsync(("inviter", "other"), ("purpose", "other"), ("slots", "day"), ("topic", "access"), ("words", "x"), ("answer", "code"));
            Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        }

        AssertNoKey();
        await visitor.PressesAsync("send");
        Assert.NotEmpty(visitor.Code);
        AssertNoKey();

        void AssertNoKey() => Assert.All(
            ["Share", "VisitP", "VisitS", "VisitW", "VisitI", "FeedbackA", "FeedbackT", "FeedbackW", "FeedbackP", "FeedbackS"],
            key => Assert.DoesNotContain(key, visitor.Page.Text("main").Replace("“Share a concern”", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feedback_reaches_its_desk_then_the_duty_team_then_nobody_and_a_worry_never_the_desk()
    {
        using var desk = await ReceivingTeamOfTest.InAsync(_site, "feedback");
        using var visitor = new Sharer(_site.Visitor(), "fi", "feedback");
        await visitor.OpensAsync();
        await visitor.GoesOnAsync(("topic", "access"));
        Assert.Contains("14 päivän", visitor.Page.Text(".callout"), StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/fi/share']"));
        await visitor.GoesOnAsync(("words", Canary), ("tool", "ruudunlukija"), ("page", "etusivu"));
        // Whoever cannot use a page is answered unless they say no.
        Assert.NotNull(visitor.Page.QuerySelector("input[name=answer][value=code][checked]"));
        await visitor.GoesOnAsync(("answer", "code"));
        Assert.Contains("tämän sivuston toimitus", visitor.Page.Text(".check"), StringComparison.Ordinal);
        await visitor.PressesAsync("send");
        var due = Today.AddDays(14);
        Assert.Contains(due.ToString("D", Language.Finnish.Culture), visitor.Page.Text(".sent"), StringComparison.Ordinal);
        var sent = Assert.Single(await desk.ConcernsAsync());
        Assert.Equal(("feedback", false, due), (sent.Kind, sent.Urgent, sent.DueOn));
        Assert.Equal(Canary, (await desk.OpenAsync(sent)).GetProperty("answers").GetProperty("words")[0].GetString());

        // The desk alone opens neither of the other forms.
        foreach (var form in new[] { "share", "communities/visit" })
            Assert.Null((await PageAsync($"/fi/{form}")).QuerySelector("form[data-start]"));

        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var worried = new Sharer(_site.Visitor());
        await worried.WalksToCheckAsync("x");
        await worried.PressesAsync("send");
        Assert.Single(await duty.ConcernsAsync());

        await RemoveKeyAsync("feedback");
        using var other = new Sharer(_site.Visitor(), "fi", "feedback");
        await other.OpensAsync();
        await other.WalksOnAsync(("topic", "other"), ("words", "kiitos"), ("answer", "none"));
        Assert.Contains("päivystävä tiimi", other.Page.Text(".check"), StringComparison.Ordinal);
        await RemoveKeyAsync("duty");
        await other.PressesAsync("send");
        Assert.Equal("Lomake ei ole auki", other.Heading);
        var closed = await PageAsync("/fi/feedback");
        Assert.Null(closed.QuerySelector("form[data-start]"));
        Assert.Contains("eikä muuta osoitetta vielä ole", closed.Text("main"), StringComparison.Ordinal);
        Assert.Single(await duty.ConcernsAsync());
    }

    [Fact]
    public async Task The_answers_of_one_form_open_nothing_in_another()
    {
        (await ReceivingTeamOfTest.InAsync(_site, "duty")).Dispose();
        using var worried = new Sharer(_site.Visitor());
        await worried.WalksToCheckAsync(Canary);
        foreach (var form in new[] { "communities/visit", "feedback" })
        {
            using var client = _site.Visitor();
            using var body = new FormUrlEncodedContent([new("do", "next"), new("state", worried.State), new("words", Canary)]);
            using var answer = await client.PostAsync(new Uri($"/fi/{form}", UriKind.Relative), body, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await Pages.ReadAsync(answer);
            Assert.Equal("", page.QuerySelector("input[name=state]") is null ? "no state" : "");
            Assert.Contains("Emme voineet lukea aiempia vastauksiasi", page.Text(".callout"), StringComparison.Ordinal);
            Assert.Equal(form == "feedback" ? "Mitä palautteesi koskee?" : "Kuka kutsuu tiimin?", page.Text("h1"));
            var state = (await _site.Services.GetRequiredService<FormStates>().OpenAsync(page.QuerySelector("input[name=state]")!.GetAttribute("value"), Stop))!;
            Assert.Empty(state.Given);
        }

        // The journey itself is untouched.
        await worried.PressesAsync("send");
        Assert.NotEmpty(worried.Code);
    }

    [Theory]
    [InlineData("feedback", "feedback", false, HttpStatusCode.OK)]
    [InlineData("feedback", "duty", false, HttpStatusCode.OK)]
    [InlineData("feedback", "turku", false, HttpStatusCode.BadRequest)]
    [InlineData("feedback", "feedback", true, HttpStatusCode.BadRequest)]
    [InlineData("visit", "turku", false, HttpStatusCode.OK)]
    [InlineData("visit", "turku", true, HttpStatusCode.BadRequest)]
    [InlineData("visit", "feedback", false, HttpStatusCode.BadRequest)]
    [InlineData("concern", "feedback", false, HttpStatusCode.BadRequest)]
    [InlineData("advice", "feedback", false, HttpStatusCode.BadRequest)]
    [InlineData("transfer-note", "turku", false, HttpStatusCode.BadRequest)]
    public async Task A_sealed_post_goes_only_where_its_kind_may_go(string kind, string team, bool urgent, HttpStatusCode expected)
    {
        using var receiver = await ReceivingTeamOfTest.InAsync(_site, team);
        using var sealing = new BrowserSealing(receiver.Public, team);
        using var browser = _site.Visitor();
        Assert.True(RecordKind.TryParse(kind, out var record));
        var post = await sealing.SealAsync(browser, kind: record);
        post["urgent"] = urgent;
        using var answer = await browser.PostAsJsonAsync("/api/concerns", post, Stop);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, (await receiver.ConcernsAsync()).Count);
        if (expected != HttpStatusCode.OK)
            return;

        var told = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("answerBy").GetString();
        Assert.Equal(AnswerTimes.AnswerBy(kind, Today).ToString("O", CultureInfo.InvariantCulture), told);
    }

    [Fact]
    public async Task Only_feedback_may_be_handed_to_its_desk_and_feedback_to_anybody()
    {
        foreach (var team in new[] { "feedback", "duty", "turku" })
            (await ReceivingTeamOfTest.InAsync(_site, team)).Dispose();
        await using var scope = _site.Services.CreateAsyncScope();
        var transfer = scope.ServiceProvider.GetRequiredService<CaseTransfer>();
        foreach (var kind in new[] { "concern", "advice", "visit" })
            Assert.Equal(["duty"], (await transfer.TargetsAsync("turku", kind, Stop)).Select(team => team.Id));
        Assert.Equal(["duty", "feedback"], (await transfer.TargetsAsync("turku", "feedback", Stop)).Select(team => team.Id).Order());
        Assert.Equal(["duty", "turku"], (await transfer.TargetsAsync("feedback", "feedback", Stop)).Select(team => team.Id).Order());
    }

    [Fact]
    public void What_waits_for_its_answer_gains_no_time_when_its_sender_writes_again()
    {
        var day = new DateOnly(2026, 11, 16);
        Assert.Equal(day.AddDays(7), AnswerTimes.DueOn(FormKinds.Visit, day));
        Assert.Equal(day.AddDays(14), AnswerTimes.DueOn(FormKinds.Feedback, day));
        Assert.Equal(day.AddDays(1), AnswerTimes.DueOn(FormKinds.Concern, day));
        var feedback = Given(FormKinds.Feedback, ConcernStage.Opened, due: day.AddDays(3));
        Assert.Equal(day.AddDays(3), AnswerTimes.DueAgain(feedback, day));
        Assert.Equal(day.AddDays(14), AnswerTimes.DueAgain(Given(FormKinds.Feedback, ConcernStage.Answered, due: day.AddDays(3)), day));
        Assert.Equal(day.AddDays(1), AnswerTimes.DueAgain(Given(FormKinds.Concern, ConcernStage.Opened, due: day.AddDays(-3)), day));
    }

    private static Concern Given(string kind, string stage, DateOnly due) => new()
    {
        Id = Guid.NewGuid(),
        TeamId = "duty",
        ReceivedOn = due,
        Kind = kind,
        Urgent = false,
        Epoch = 1,
        Origin = "browser",
        Stage = stage,
        DueOn = due,
        Content = "",
        Version = Guid.NewGuid(),
    };

    private async Task<AngleSharp.Dom.IDocument> PageAsync(string address)
    {
        using var client = _site.Visitor();
        return await client.OpenAsync(address);
    }

    private async Task<DateOnly?> ErasedOnAsync(Guid id)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PortalDb>().DuePromises
            .SingleAsync(due => due.ConcernId == id && due.What == DuePromise.Erase, Stop)).On;
    }

    private async Task RemoveKeyAsync(string team)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().TeamKeys.Where(key => key.TeamId == team).ExecuteDeleteAsync(Stop);
    }
}
