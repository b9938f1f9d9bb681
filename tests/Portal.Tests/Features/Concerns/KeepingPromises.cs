using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Concerns.Mailbox;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>How long what is kept, and what a new message changes.</summary>
public sealed class KeepingPromises : IAsyncLifetime
{
    private StaffSite _staff = null!;
    private AnsweringTeam _team = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // One moment all year round, so that a day more is a day more.
        _staff = await StaffSite.StartAsync(clock: new SteppedClock(new DateTimeOffset(2027, 1, 11, 10, 0, 0, TimeSpan.Zero)));
        _team = await AnsweringTeam.InAsync(_staff, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _team.Dispose();
        return _staff.DisposeAsync();
    }

    [Fact]
    public async Task Advice_is_erased_ninety_days_after_the_last_message_with_everything_that_belongs_to_it()
    {
        var code = await ShareAsync("advice");
        using var holder = Holder();
        _staff.Clock.Advance(TimeSpan.FromDays(80));
        await holder.OpensAsync(code);
        await holder.PressesAsync("send", "Vielä yksi asia");
        _staff.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, (await RunAsync()).Erased);
        _staff.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await RunAsync()).Erased);
        Assert.Equal(0, (await RunAsync()).Erased);
        Assert.Equal(0, await LeftAsync());
        await holder.OpensAsync(code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, holder.Answer.StatusCode);
    }

    [Fact]
    public async Task A_closed_concern_is_erased_after_thirty_days_unless_the_reporter_writes()
    {
        var code = await ShareAsync("look");
        var concern = await _team.OnlyConcernAsync();
        Assert.Equal(HttpStatusCode.Redirect, await _team.PostAsync(concern.Id, "Close"));
        using var holder = Holder();
        await holder.OpensAsync(code);
        Assert.Equal("Päätetty", holder.Status);
        Assert.Contains("10. helmikuuta 2027", holder.Page.Text(".status"), StringComparison.Ordinal);
        await holder.PressesAsync("send", "Asia jatkuu");
        _staff.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(0, (await RunAsync()).Erased);
        Assert.Equal(ConcernStage.Written, (await _team.OnlyConcernAsync()).Stage);

        await _team.SignsInAgainAsync();
        Assert.Equal(HttpStatusCode.Redirect, await _team.PostAsync(concern.Id, "Close"));
        _staff.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, (await RunAsync()).Erased);
        Assert.Equal(0, await LeftAsync());

        // What members did stays for two years, without a word of what it was about.
        Assert.Equal(["closed duty", "closed duty"], await ActsAsync());
        _staff.Clock.Advance(TimeSpan.FromDays(501));
        await RunAsync();
        Assert.Single(await ActsAsync());
        _staff.Clock.Advance(TimeSpan.FromDays(300));
        await RunAsync();
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task An_answer_that_nobody_reads_for_sixty_days_closes_the_concern_and_reading_it_does_not()
    {
        var read = await ShareAsync("look");
        var concern = await _team.OnlyConcernAsync();
        Assert.Equal(HttpStatusCode.NoContent, await _team.AnswersAsync(concern, "Vastaus"));
        using var holder = Holder();
        await holder.OpensAsync(read);
        _staff.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal(0, (await RunAsync()).Closed);

        await _team.SignsInAgainAsync();
        Assert.Equal(HttpStatusCode.NoContent, await _team.AnswersAsync(concern, "Toinen", number: 2));
        _staff.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal(1, (await RunAsync()).Closed);
        Assert.Equal(ConcernStage.Closed, (await _team.OnlyConcernAsync()).Stage);
    }

    [Fact]
    public async Task A_visitor_erases_her_own_advice_thread_after_being_asked_once()
    {
        var code = await ShareAsync("advice");
        using var holder = Holder();
        await holder.OpensAsync(code);
        await holder.PressesAsync("erase");
        Assert.Equal(1, await _staff.UseAsync<PortalDb, int>(db => db.Concerns.CountAsync(Stop)));
        await holder.PressesAsync("erase-all");
        Assert.Equal("Kaikki on poistettu", holder.Page.Text("h1"));
        Assert.Equal(0, await LeftAsync());
    }

    private CodeHolder Holder() => new(_staff.Site.Visitor());

    private async Task<string> ShareAsync(string wish)
    {
        using var sharer = new Sharer(_staff.Site.Visitor());
        await sharer.WalksToCheckAsync("Sanoja", wish);
        await sharer.PressesAsync("send");
        return sharer.Code;
    }

    private Task<RetentionRound> RunAsync() => _staff.UseAsync<Retention, RetentionRound>(retention => retention.RunAsync(Stop));

    private Task<List<string>> ActsAsync() =>
        _staff.UseAsync<PortalDb, List<string>>(db => db.CaseActs.Select(act => act.What + " " + act.TeamId).ToListAsync(Stop));

    private Task<int> LeftAsync() => _staff.UseAsync<PortalDb, int>(async db =>
        await db.Concerns.CountAsync(Stop) + await db.ConcernWraps.CountAsync(Stop) + await db.Letters.CountAsync(Stop)
        + await db.Receipts.CountAsync(Stop) + await db.DuePromises.CountAsync(Stop) + await db.ConcernEvents.CountAsync(Stop));
}
