using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Receiving;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Browser.Tests.Sharing;

/// <summary>Way 2 with scripts: the browser asks, seals and sends; the server never sees a word (design D5).</summary>
[Collection(BrowsingCollection.Name)]
public sealed class SharingInThePage(Browsing browsing) : StaffTest
{
    internal const string Phone = "0401234567";
    private KeyedMember _member = null!;

    private protected override async Task PrepareAsync()
    {
        (_member, _) = await Given.FirstAsync("turku");
        await Given.FirstAsync("duty");
    }

    [Theory]
    [InlineData("fi", "Kanarialintu äityi räksyttämään")]
    [InlineData("ar", "طائر الكناري غنّى ١٢٣")]
    public async Task A_mother_shares_at_320_px_and_a_member_of_the_team_reads_the_same_words(string language, string words)
    {
        await using var mother = await SenderAsync(language, words, looks: true);
        await mother.StartsAsync();
        await mother.WalksToCheckAsync();
        await mother.LooksAsync();
        await Assertions.Expect(mother.Page.Locator("main")).ToContainTextAsync(words);
        string[] allowed = ["/share", "/share/steps", "/api/team-keys", "/api/place-table", "/argon2.worker.js"];
        Assert.All(mother.Requests, request =>
        {
            Assert.StartsWith($"GET {Staff.Site.Address}", request, StringComparison.Ordinal);
            var path = new Uri(request.Split(' ')[1]).AbsolutePath;
            Assert.True(allowed.Any(path.EndsWith) || Path.GetExtension(path) is ".css" or ".js" or ".svg", request);
        });

        // Twice pressed is once sent.
        await mother.Send.DblClickAsync();
        await mother.Code.WaitForAsync(new() { Timeout = 60_000 });
        await mother.LooksAsync();
        var code = await mother.Code.InnerTextAsync();
        Assert.Matches(@"^\d{4}( \d{4}){4}$", code);
        Assert.Equal(2, mother.Requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal)));
        Assert.All(mother.Requests, AssertSealed);
        Assert.DoesNotContain(mother.Requests, request => request.Contains(code.Replace(" ", "", StringComparison.Ordinal)[5..], StringComparison.Ordinal));
        Assert.Equal(" 0 0 0 0", await mother.KeptAsync());
        Assert.Empty(mother.Faults);

        // Nothing of it is in the database, its log of changes, or what the server says.
        foreach (var file in new[] { "", "-wal" }.Select(ending => Staff.Site.DatabaseFile + ending).Where(File.Exists))
            AssertNoWord(System.Text.Encoding.UTF8.GetString(await ReadAsync(file)));
        Assert.All(Staff.Site.Log, AssertSealed);

        var concern = await OnlyConcernAsync("turku");
        Assert.Equal(("browser", "concern", false), (concern.Origin, concern.Kind, concern.Urgent));
        await using var colleague = new Colleague(await browsing.PageAsync(Staff.Site.Address, "fi"), Staff, _member.Member);
        await colleague.SignsInAsync();
        await colleague.Page.GotoAsync($"/staff/unlock?to=/staff/concerns/{concern.Id}");
        await colleague.UnlocksAsync("passphrase", _member.Passphrase);
        await colleague.Page.ArrivesAtAsync($"/staff/concerns/{concern.Id}");
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Text).ToContainTextAsync(words);
        await Assertions.Expect(colleague.Text).ToContainTextAsync(Phone);
        await Assertions.Expect(colleague.Text).ToContainTextAsync("Turku");
        await Assertions.Expect(colleague.Page.Locator("[data-dropped]")).ToBeHiddenAsync();

        void AssertSealed(string said)
        {
            AssertNoWord(said);
            // The shipped content in the database speaks of Turku as well.
            Assert.DoesNotContain("Turussa", said, StringComparison.OrdinalIgnoreCase);
        }

        void AssertNoWord(string said)
        {
            foreach (var canary in new[] { words, Uri.EscapeDataString(words), Phone })
                Assert.DoesNotContain(canary, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Another_language_keeps_the_answers_a_refresh_does_not_and_says_so_and_leaving_shows_nothing()
    {
        await using var mother = await SenderAsync("fi");
        await mother.StartsAsync();
        await mother.WalksUntilAsync(mother.Text);
        await mother.Text.FillAsync("kesken jäänyt");
        await mother.Page.Locator(".languages a[lang=ar]").ClickAsync();
        await Assertions.Expect(mother.Page.Locator("html[dir=rtl][lang=ar]")).ToBeVisibleAsync();
        await Assertions.Expect(mother.Text).ToHaveValueAsync("kesken jäänyt");
        await Assertions.Expect(mother.Page).ToHaveURLAsync($"{Staff.Site.Address}ar/share");
        await mother.LooksAsync();
        await mother.PressesAsync("back");
        Assert.Contains("threatens", await mother.AnsweredAsync(), StringComparison.Ordinal);

        await mother.Page.ReloadAsync();
        await Assertions.Expect(mother.Page.Locator("main .good-to-know")).ToBeVisibleAsync();
        Assert.Equal("", await mother.AnsweredAsync());
        await mother.PressesAsync("start");
        await mother.Page.Locator("form.question").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Equal("", await mother.AnsweredAsync());
        await mother.WalksUntilAsync(mother.Text);
        await mother.Text.FillAsync("salaisuus");

        // Away by a link and back: the page comes out of the browser's memory or anew, and knows nothing.
        await mother.Page.Locator(".wordmark").ClickAsync();
        await mother.Page.ArrivesAtAsync("/ar/");
        await mother.Page.GoBackAsync();
        await mother.PressesAsync("start");
        await mother.Page.Locator("form.question").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Equal("", await mother.AnsweredAsync());
        await mother.WalksUntilAsync(mother.Text);
        Assert.Equal("", await mother.Text.InputValueAsync());
        await mother.Text.FillAsync("salaisuus");

        await mother.Page.RouteAsync("**/exit", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = "<!DOCTYPE html><title>Sää</title><h1>Sää</h1>" }));
        await mother.PressesAsync("exit");
        await Assertions.Expect(mother.Heading.Or(mother.Page.Locator("h1"))).ToHaveTextAsync("Sää", new() { Timeout = 60_000 });
        await mother.Page.GoBackAsync();
        Assert.DoesNotContain("salaisuus", await mother.Page.ContentAsync() + await mother.AnsweredAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(mother.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_sent_stays_on_the_page_and_is_sent_once_when_the_line_is_back()
    {
        await using var mother = await SenderAsync("fi");
        await mother.StartsAsync();
        await mother.WalksToCheckAsync();
        await mother.Page.RouteAsync("**/api/receipt-salt", route => route.AbortAsync());
        await mother.PressesAsync("send");
        await Assertions.Expect(mother.Problem).ToContainTextAsync("ei lähetetty");
        await Assertions.Expect(mother.Page.Locator("main")).ToContainTextAsync(mother.Words);
        await mother.Page.UnrouteAsync("**/api/receipt-salt");
        await mother.Page.RouteAsync("**/api/concerns", route => route.FulfillAsync(new() { Status = 503 }));
        await mother.PressesAsync("send");
        await Assertions.Expect(mother.Problem).ToContainTextAsync("ei lähetetty", new() { Timeout = 60_000 });
        await mother.Page.UnrouteAsync("**/api/concerns");

        // The server stores it and the answer is lost: nobody says it was not sent, and the next Send gives the same code.
        await mother.Page.RouteAsync("**/api/concerns", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await mother.PressesAsync("send");
        await Assertions.Expect(mother.Problem).ToContainTextAsync("vahvistusta", new() { Timeout = 60_000 });
        await mother.Page.UnrouteAsync("**/api/concerns");
        // The line is down altogether now: that this try certainly failed says nothing of the last one.
        await mother.Page.RouteAsync("**/api/concerns/price", route => route.AbortAsync());
        await mother.PressesAsync("send");
        await Assertions.Expect(mother.Problem).ToContainTextAsync("vahvistusta", new() { Timeout = 60_000 });
        await mother.Page.UnrouteAsync("**/api/concerns/price");
        var locator = (await UseAsync(db => db.Receipts.SingleAsync(Stop))).Locator;
        await mother.PressesAsync("send");
        await mother.Code.WaitForAsync(new() { Timeout = 60_000 });
        var shown = (await mother.Code.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith(locator, shown, StringComparison.Ordinal);
        var heard = await mother.Page.Locator(".sent .unseen").TextContentAsync() ?? "";
        Assert.Equal(shown, string.Concat(heard.Where(char.IsAsciiDigit)));
        await Assertions.Expect(mother.Page.Locator(".sent [data-print]")).ToBeVisibleAsync();
        await OnlyConcernAsync("turku");
    }

    [Fact]
    public async Task A_team_that_took_a_new_key_meanwhile_gets_the_message_sealed_to_it()
    {
        await using var mother = await SenderAsync("fi");
        await mother.StartsAsync();
        await mother.WalksToCheckAsync();
        using var next = PrivateKey.Generate();
        await UseAsync(async db =>
        {
            var now = Staff.Clock.GetUtcNow();
            await db.TeamKeys.Where(key => key.TeamId == "turku").ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, now.AddHours(-25)), Stop);
            db.Add(new TeamKey { TeamId = "turku", Epoch = 2, PublicJwk = next.Public.ToJwk(), CreatedAt = now });
            return await db.SaveChangesAsync(Stop);
        });
        await mother.PressesAsync("send");
        await mother.Code.WaitForAsync(new() { Timeout = 60_000 });
        var concern = await OnlyConcernAsync("turku");
        Assert.Equal(2, concern.Epoch);
        var wrap = await UseAsync(db => db.ConcernWraps.SingleAsync(Stop));
        GivenKeys.Opened(ContentWrap.Open(wrap.Jwe, concern.Id, RecordKind.Concern, RecipientName.Team("turku"), 2, next));
    }

    [Fact]
    public async Task Looking_at_the_place_again_and_going_back_keeps_it()
    {
        await using var mother = await SenderAsync("fi");
        await mother.StartsAsync();
        await mother.WalksToCheckAsync();
        await mother.PressesAsync("change:place");
        await Assertions.Expect(mother.Page.Locator("main [name=typed]")).ToHaveValueAsync("Turku");
        await mother.PressesAsync("back");
        await Assertions.Expect(mother.Page.Locator("main [name=typed]")).ToHaveCountAsync(0);
        await mother.PressesAsync("next");
        await mother.Send.ClickAsync();
        await mother.Code.WaitForAsync(new() { Timeout = 60_000 });
        await OnlyConcernAsync("turku");
    }

    [Theory]
    [InlineData("so")]
    [InlineData("en")]
    public async Task Who_leaves_the_place_empty_reaches_the_national_duty_team(string language)
    {
        await using var mother = await SenderAsync(language, place: "");
        await mother.StartsAsync();
        await mother.WalksToCheckAsync();
        await mother.Send.ClickAsync();
        await mother.Code.WaitForAsync(new() { Timeout = 60_000 });
        await OnlyConcernAsync("duty");
    }

    private async Task<Sender> SenderAsync(string language, string words = "kanarialintu lauloi", bool looks = false, string place = "Turussa")
    {
        var page = await browsing.PageAsync(Staff.Site.Address, language);
        await page.SetViewportSizeAsync(320, 640);
        return new Sender(page, language) { Words = words, Place = place, LooksAtEveryStep = looks };
    }

    private Task<Concern> OnlyConcernAsync(string team) => UseAsync(db => db.Concerns.SingleAsync(concern => concern.TeamId == team, Stop));

    private Task<T> UseAsync<T>(Func<PortalDb, Task<T>> act) => Staff.UseAsync(act);

    /// <summary>The database holds its files open.</summary>
    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }
}
