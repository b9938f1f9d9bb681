using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Notifications;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Notifications;

/// <summary>Whatever the mail server does, a promised mail is late at most: never lost, never sent twice, never telling.</summary>
public sealed class MailLeaves : IAsyncLifetime
{
    private const string Canary = "kanarialintu";
    private readonly SmtpPeer _peer = new();
    private StaffSite _staff = null!;
    private string _team = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _staff = await StaffSite.StartAsync(site => site
            .With("Mail:Way", "Smtp").With("Mail:Host", "127.0.0.1").With("Mail:Security", "None").With("Mail:From", "portal@portal.example")
            .With("Mail:Port", _peer.Port.ToString(CultureInfo.InvariantCulture)).With("Mail:Patience", "2")
            .With("Mail:User", "portal").With("Mail:Password", Canary));
        _team = $"team-{Guid.NewGuid():N}";
    }

    public async ValueTask DisposeAsync()
    {
        await _staff.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact]
    public async Task A_digest_reaches_every_member_of_the_team_once_and_says_nothing()
    {
        var members = new[] { await _staff.MemberAsync(_team), await _staff.MemberAsync(_team) };
        await PromiseAsync(urgent: false);
        await PromiseAsync(urgent: false);
        await RoundAsync();
        Assert.Empty(_peer.Accepted);

        _staff.Clock.Advance(TimeSpan.FromHours(17));
        await RoundAsync();
        await RoundAsync();
        Assert.Equal(2, _peer.Accepted.Count);
        Assert.All(members, member => Assert.Single(_peer.Accepted, mail => mail.Contains($"To: {member.Address}", StringComparison.OrdinalIgnoreCase)));
        Assert.All(_peer.Accepted, mail =>
        {
            Assert.Contains("/staff", mail, StringComparison.Ordinal);
            Assert.Contains("There is something new for you", mail, StringComparison.Ordinal);
            Assert.DoesNotContain(_team, mail, StringComparison.Ordinal);
            Assert.DoesNotContain(Kind, mail, StringComparison.Ordinal);
        });
        Assert.Contains(_peer.Commands, line => line.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
        // What is sent leaves no row and no line that would date it.
        Assert.Equal(0, await LeftAsync());
        Assert.DoesNotContain(_staff.Site.Log, line => line.Contains(nameof(DispatchRound), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_was_accepted_but_not_written_off_is_not_sent_again()
    {
        await _staff.MemberAsync(_team);
        await PromiseAsync(urgent: true);
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        _peer.Now = SmtpPeer.Mood.RefusesForNow;
        await RoundAsync();
        var waiting = await WaitingAsync();
        await _staff.UseAsync<SentMail>(sent =>
        {
            sent.Add(waiting.Id);
            return Task.CompletedTask;
        });
        _peer.Now = SmtpPeer.Mood.Accepting;
        _staff.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundAsync();
        Assert.Empty(_peer.Accepted);
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task An_urgent_one_leaves_five_to_twenty_minutes_later()
    {
        await _staff.MemberAsync(_team);
        var promised = _staff.Clock.GetUtcNow();
        var notice = await PromiseAsync(urgent: true);
        Assert.InRange(notice.DueAt - promised, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20));
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        await RoundAsync();
        Assert.Single(_peer.Accepted);
    }

    [Theory]
    [InlineData(SmtpPeer.Mood.RefusesForNow, "smtp-451")]
    [InlineData(SmtpPeer.Mood.RefusesForGood, "smtp-550")]
    [InlineData(SmtpPeer.Mood.GreetsWithNonsense, "nonsense")]
    [InlineData(SmtpPeer.Mood.DropsWithinData, "nonsense")]
    [InlineData(SmtpPeer.Mood.SaysNothing, "timeout")]
    public async Task A_server_that_fails_delays_the_mail_until_it_is_well(SmtpPeer.Mood mood, string fault)
    {
        var member = await _staff.MemberAsync(_team);
        await PromiseAsync(urgent: true);
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        _peer.Now = mood;
        await RoundAsync();
        var waiting = await WaitingAsync();
        Assert.Equal((fault, 1), (waiting.LastFault, waiting.Attempts));
        await RoundAsync();
        Assert.Equal(1, (await WaitingAsync()).Attempts);

        _peer.Now = SmtpPeer.Mood.Accepting;
        _staff.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundAsync();
        await RoundAsync();
        Assert.Single(_peer.Accepted);
        Assert.DoesNotContain(_staff.Site.Log, line => line.Contains(member.Address, StringComparison.OrdinalIgnoreCase) || line.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_accepting_does_not_get_it_again()
    {
        await _staff.MemberAsync(_team);
        await PromiseAsync(urgent: true);
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        _peer.Now = SmtpPeer.Mood.HangsUpAfterAccepting;
        await RoundAsync();
        _staff.Clock.Advance(TimeSpan.FromHours(2));
        await RoundAsync();
        Assert.Single(_peer.Accepted);
    }

    [Fact]
    public async Task Several_nodes_at_once_send_each_mail_once()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await _staff.MemberAsync(_team);
        await PromiseAsync(urgent: true);
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RoundAsync()));
        await RoundAsync();
        Assert.Equal(3, _peer.Accepted.Count);
    }

    [Fact]
    public async Task A_node_that_died_while_sending_leaves_the_mail_to_the_others()
    {
        await _staff.MemberAsync(_team);
        await PromiseAsync(urgent: true);
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        var until = _staff.Clock.GetUtcNow().AddMinutes(5);
        await _staff.UseAsync<PortalDb>(db => db.Notices.ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ClaimedUntil, until)));
        await RoundAsync();
        Assert.Empty(_peer.Accepted);
        _staff.Clock.Advance(TimeSpan.FromMinutes(6));
        await RoundAsync();
        Assert.Single(_peer.Accepted);
    }

    [Fact]
    public async Task A_team_without_members_keeps_its_notice_until_somebody_joins()
    {
        await PromiseAsync(urgent: true);
        _staff.Clock.Advance(TimeSpan.FromMinutes(20));
        await RoundAsync();
        Assert.Equal("no-member", (await WaitingAsync()).LastFault);
        await _staff.MemberAsync(_team);
        _staff.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundAsync();
        Assert.Single(_peer.Accepted);
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_leaves_in_clear()
    {
        await using var strict = await StaffSite.StartAsync(site => site
            .With("Mail:Way", "Smtp").With("Mail:Host", "127.0.0.1").With("Mail:Security", "StartTls").With("Mail:From", "portal@portal.example")
            .With("Mail:Port", _peer.Port.ToString(CultureInfo.InvariantCulture)).With("Mail:User", "portal").With("Mail:Password", Canary));
        await strict.MemberAsync(_team);
        await strict.UseAsync<PortalDb>(async db =>
        {
            new Outbox(db, strict.Clock).Add(Kind, _team, urgent: true);
            await db.SaveChangesAsync(Stop);
        });
        strict.Clock.Advance(TimeSpan.FromMinutes(20));
        await strict.UseAsync<DispatchRound>(round => round.RunAsync(Stop));
        Assert.Equal("no-starttls", await strict.UseAsync<PortalDb, string?>(db => db.Notices.Where(notice => notice.MemberId != null).Select(notice => notice.LastFault).SingleAsync(Stop)));
        Assert.DoesNotContain(_peer.Commands, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Development_writes_a_file_instead()
    {
        await using var local = await StaffSite.StartAsync();
        await local.MemberAsync(_team);
        await local.UseAsync<PortalDb>(async db =>
        {
            new Outbox(db, local.Clock).Add(Kind, _team, urgent: true);
            await db.SaveChangesAsync(Stop);
        });
        local.Clock.Advance(TimeSpan.FromMinutes(20));
        await local.UseAsync<DispatchRound>(round => round.RunAsync(Stop));
        Assert.Single(Directory.GetFiles(local.Site.MailFolder, "*.eml"));
    }

    private const string Kind = "concern-" + Canary;

    private Task<Notice> PromiseAsync(bool urgent) => _staff.UseAsync<PortalDb, Notice>(async db =>
    {
        var notice = new Outbox(db, _staff.Clock).Add(Kind, _team, urgent);
        await db.SaveChangesAsync(Stop);
        return notice;
    });

    private Task RoundAsync() => _staff.UseAsync<DispatchRound>(round => round.RunAsync(Stop));

    private Task<Notice> WaitingAsync() => _staff.UseAsync<PortalDb, Notice>(db => db.Notices.AsNoTracking().SingleAsync(Stop));

    private Task<int> LeftAsync() => _staff.UseAsync<PortalDb, int>(db => db.Notices.CountAsync(Stop));
}
