using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Cases.Inbox;
using Portal.Features.Concerns;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>The mailbox for somebody without JavaScript, from the receipt to the last letter.</summary>
public sealed class MailboxWithoutScripts : IAsyncLifetime
{
    private const string Canary = "kanarialintu-7731";
    private StaffSite _staff = null!;
    private AnsweringTeam _team = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _staff = await StaffSite.StartAsync();
        _team = await AnsweringTeam.InAsync(_staff, "duty");
    }

    public ValueTask DisposeAsync()
    {
        _team.Dispose();
        return _staff.DisposeAsync();
    }

    [Fact]
    public async Task A_mother_reads_the_answer_replies_and_the_team_sees_it_lifted()
    {
        var code = await ShareAsync($"Pelkään. {Canary}");
        var later = await new GivenKeys(_staff).ConcernAsync("duty", _team.Public);
        var concern = await _staff.UseAsync<PortalDb, Concern>(db => db.Concerns.AsNoTracking().SingleAsync(each => each.Id != later, Stop));
        using var mother = Holder();
        // Arabic-Indic digits, with hyphens.
        await mother.OpensAsync(string.Concat(code.Select(symbol => symbol == ' ' ? "-" : ((char)(symbol - '0' + '\u0660')).ToString())));
        Assert.Equal((HttpStatusCode.OK, "Saapunut"), (mother.Answer.StatusCode, mother.Status));
        Assert.DoesNotContain(Canary, mother.Body, StringComparison.Ordinal);

        await _team.ReadsAsync(concern.Id);
        await mother.PressesAsync("show");
        Assert.Equal("Luettu", mother.Status);
        Assert.Equal(HttpStatusCode.NoContent, await _team.AnswersAsync(concern, $"Kiitos, {Canary}. <b>Soitamme</b>", waits: true));
        await mother.OpensAsync(code);
        Assert.Equal("Odottaa sinua", mother.Status);
        Assert.Equal($"Kiitos, {Canary}. <b>Soitamme</b>", Assert.Single(mother.Letters));

        var state = mother.State;
        await mother.PressesAsync("send", $"Vastaan: {Canary} \u202Eeksy");
        Assert.Equal("Viestisi on lähetetty tiimille.", mother.Page.Text("[role=status] p"));
        await mother.PostsAsync(("do", "send"), ("state", state), ("words", $"Vastaan: {Canary} \u202Eeksy"));
        Assert.Equal(2, mother.Letters.Count);
        Assert.Equal("Saapunut", mother.Status);
        var reply = Assert.Single(await _team.LettersAsync(concern, "reporter"));
        Assert.Equal(($"Vastaan: {Canary} eksy", 1, 1), (reply.GetProperty("text").GetString(), reply.GetProperty("number").GetInt32(), reply.GetProperty("seen").GetInt32()));

        await _team.ReadsAsync(later);
        var lines = (await _staff.UseAsync<TeamInbox, InboxPage>(inbox => inbox.PageAsync("duty", null, 1, Stop))).Lines;
        Assert.Equal((concern.Id, "written"), (lines[0].Id, lines[0].Stage));
        Assert.Equal(1, await _staff.UseAsync<PortalDb, int>(db => db.Notices.CountAsync(notice => notice.Kind == "letter" && notice.TeamId == "duty", Stop)));
        await _team.ReadsAsync(concern.Id);
        await mother.PressesAsync("show");
        Assert.Equal("Luettu", mother.Status);
        await NothingIsInClearAsync(code);
    }

    [Fact]
    public async Task Other_words_or_another_wish_from_the_same_page_are_stored_besides_the_first()
    {
        var code = await ShareAsync("Huoli");
        using var mother = Holder();
        await mother.OpensAsync(code);
        var state = mother.State;
        await mother.PostsAsync(("do", "send"), ("state", state), ("words", "Ensin näin"));
        await mother.PostsAsync(("do", "send"), ("state", state), ("words", "Ensin näin, ja lisää"));
        Assert.Equal(["Ensin näin", "Ensin näin, ja lisää"], mother.Letters);
        await mother.PostsAsync(("do", "remove-contact"), ("state", state), ("words", ""));
        Assert.Equal("asked", (await _team.OnlyConcernAsync()).ContactDetails);
    }

    [Fact]
    public async Task Words_beyond_every_limit_come_back_as_far_as_they_can()
    {
        var code = await ShareAsync("Huoli");
        using var mother = Holder();
        await mother.OpensAsync(code);
        await mother.PostsAsync(("state", mother.State), ("words", "alku " + new string('x', 300_000)), ("do", "send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mother.Answer.StatusCode);
        Assert.StartsWith("alku xxx", mother.Typed, StringComparison.Ordinal);
        Assert.Empty(await _staff.UseAsync<PortalDb, List<Guid>>(db => db.Letters.Select(letter => letter.Id).ToListAsync(Stop)));
    }

    [Fact]
    public async Task One_code_writes_as_much_in_a_day_as_a_person_does()
    {
        var code = await ShareAsync("Huoli");
        using var mother = Holder();
        await mother.OpensAsync(code);
        for (var number = 1; number <= 20; number++)
            await mother.PressesAsync("send", $"Viesti {number}");
        await mother.PressesAsync("send", "Yksi liikaa");
        Assert.Equal((HttpStatusCode.TooManyRequests, "Yksi liikaa"), (mother.Answer.StatusCode, mother.Typed));
        Assert.Equal(20, mother.Letters.Count);
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("so")]
    public async Task A_wrong_an_unknown_an_expired_and_a_mistyped_code_look_the_same(string language)
    {
        var expired = await ShareAsync("Vanha");
        await _staff.UseAsync<PortalDb>(db => db.Receipts.ExecuteUpdateAsync(set => set.SetProperty(receipt => receipt.ExpiresOn, new DateOnly(2020, 1, 1)), Stop));
        var code = await ShareAsync("Toinen");
        using var guess = ReceiptCode.Generate();
        using var holder = Holder(language);
        List<(string Typed, string Told)> told = [];
        foreach (var typed in new[] { Guess(code, keep: 5), guess.Format(), expired, Mistyped(code), Mistyped(guess.Format()) })
        {
            _staff.Clock.Advance(TimeSpan.FromMinutes(1));
            await holder.OpensAsync(typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, holder.Answer.StatusCode);
            Assert.Equal(typed, holder.Page.QuerySelector("#code")!.GetAttribute("value"));
            var headers = holder.Answer.Headers.Concat(holder.Answer.Content.Headers).Where(header => header.Key != "Date");
            told.Add((typed, string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}")) + holder.Body.Replace(typed, "", StringComparison.Ordinal)));
        }

        Assert.Single(told.Select(each => each.Told).Distinct());
        Assert.All(told, each => Assert.Equal(24, each.Typed.Length));
    }

    [Fact]
    public async Task Too_many_wrong_codes_are_slowed_but_nobody_is_locked_out_and_what_was_typed_stays()
    {
        var code = await ShareAsync("Hidas");
        using var holder = Holder("en");
        for (var tries = 0; tries < 5; tries++)
        {
            await holder.OpensAsync($"{tries}", ("words", "Kept words"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, holder.Answer.StatusCode);
        }

        await holder.OpensAsync(code, ("words", "Kept words"));
        Assert.Equal(HttpStatusCode.TooManyRequests, holder.Answer.StatusCode);
        Assert.Equal("Too many tries just now. Wait a minute and try again, or send a new message", holder.Page.Text(".error-summary a"));
        Assert.Equal((code, "Kept words"), (holder.Page.QuerySelector("#code")!.GetAttribute("value"), holder.Typed));
        _staff.Clock.Advance(TimeSpan.FromSeconds(13));
        for (var tries = 0; tries < 8; tries++)
        {
            // A right code costs nothing.
            await holder.OpensAsync(code, ("words", "Kept words"));
            Assert.Equal((HttpStatusCode.OK, "Kept words"), (holder.Answer.StatusCode, holder.Typed));
        }
    }

    [Fact]
    public async Task A_state_that_is_altered_foreign_or_too_old_opens_nothing_and_keeps_the_words()
    {
        var code = await ShareAsync("Tila");
        using var holder = Holder("en");
        await holder.OpensAsync(code);
        var state = holder.State;
        using var sharer = new Sharer(_staff.Site.Visitor());
        await sharer.OpensAsync();
        foreach (var bad in new[] { state[..^1] + (state[^1] == 'A' ? 'B' : 'A'), state[..40], sharer.State, "....", new string('A', 70_000) })
        {
            await holder.PostsAsync(("do", "send"), ("state", bad), ("words", "Not lost"));
            Assert.Equal("Not lost", holder.Typed);
            Assert.NotNull(holder.Page.QuerySelector("#code"));
        }

        _staff.Clock.Advance(TimeSpan.FromMinutes(31));
        await holder.PostsAsync(("do", "send"), ("state", state), ("words", "Not lost"));
        Assert.Contains("30 minutes", holder.Page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Not lost", holder.Typed);
        await holder.OpensAsync(code, ("words", "Not lost"));
        await holder.PressesAsync("send", holder.Typed);
        Assert.Equal("Not lost", Assert.Single(holder.Letters));
    }

    [Fact]
    public async Task Hostile_words_are_refused_or_shown_as_words()
    {
        var code = await ShareAsync("Vihamielinen");
        using var holder = Holder("ar");
        await holder.OpensAsync(code);
        await holder.PressesAsync("send", " \u202E\n ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, holder.Answer.StatusCode);
        await holder.PressesAsync("send", new string('x', 4_003));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 4_003), (holder.Answer.StatusCode, holder.Typed.Length));
        Assert.Contains("3", holder.Page.Text(".field-error"), StringComparison.Ordinal);
        foreach (var words in new[] { "<script>alert(1)</script>", "'; DROP TABLE Letters;--", "{{7*7}} @(1+1)", "a\u0000b", "\ud83d\ude00 ok", "a" + string.Concat(Enumerable.Repeat("\u0301", 3_000)) })
        {
            await holder.PressesAsync("send", words);
            Assert.Equal(HttpStatusCode.OK, holder.Answer.StatusCode);
            Assert.Null(holder.Page.QuerySelector("main script:not([src])"));
        }

        Assert.Equal(["<script>alert(1)</script>", "'; DROP TABLE Letters;--", "{{7*7}} @(1+1)", "ab", "\ud83d\ude00 ok"], holder.Letters.Take(5));
        Assert.Equal(6, holder.Letters.Count);
    }

    [Fact]
    public async Task Leaving_goes_somewhere_else_and_switching_the_language_keeps_what_was_typed()
    {
        var code = await ShareAsync("Kieli");
        using var holder = Holder("sv");
        await holder.PostsAsync(("do", "stay"), ("code", "1234"));
        Assert.Equal("1234", holder.Page.QuerySelector("#code")!.GetAttribute("value"));
        await holder.OpensAsync(code);
        await holder.PressesAsync("stay", "Halvfärdigt");
        Assert.Equal("Halvfärdigt", holder.Typed);
        await holder.PressesAsync("leave");
        Assert.Equal((HttpStatusCode.SeeOther, "/sv/"), (holder.Answer.StatusCode, holder.Answer.Headers.Location!.ToString()));
    }

    private CodeHolder Holder(string language = "fi") => new(_staff.Site.Visitor(), language);

    private async Task<string> ShareAsync(string words, string wish = "look")
    {
        using var sharer = new Sharer(_staff.Site.Visitor());
        await sharer.WalksToCheckAsync(words, wish);
        await sharer.PressesAsync("send");
        return sharer.Code;
    }

    /// <summary>Another code with the same first digits, right in itself.</summary>
    private static string Guess(string code, int keep)
    {
        while (true)
        {
            using var other = ReceiptCode.Generate();
            var digits = code.Replace(" ", "", StringComparison.Ordinal)[..keep] + other.Format().Replace(" ", "", StringComparison.Ordinal)[keep..];
            if (ReceiptCode.TryParse(digits, out var made))
                return made.Format();
        }
    }

    private static string Mistyped(string code) => code[..^1] + (code[^1] == '9' ? '0' : (char)(code[^1] + 1));

    private async Task NothingIsInClearAsync(string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        Assert.DoesNotContain(_staff.Site.Log, line => line.Contains(Canary, StringComparison.Ordinal) || line.Contains(digits, StringComparison.Ordinal) || line.Contains(code, StringComparison.Ordinal));
        if (!File.Exists(_staff.Site.DatabaseFile))
            return;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_staff.Site.DatabaseFile)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, Stop);
            foreach (var secret in new[] { Canary, code, digits })
            {
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                    Assert.Equal(-1, all.ToArray().AsSpan().IndexOf(encoding.GetBytes(secret)));
            }
        }
    }
}
