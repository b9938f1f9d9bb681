using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Concerns;

/// <summary>Way 2 without JavaScript, from the start page to the team that opens the concern.</summary>
public sealed class SharingWithoutScripts : IAsyncLifetime
{
    private const string Canary = "kanarialintu-7731";
    private readonly PortalSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_form_that_nobody_can_receive_from_is_closed_and_shows_numbers()
    {
        using var visitor = _site.Visitor();
        var page = await visitor.OpenAsync("/sv/share");
        Assert.Contains("Formuläret på den här webbplatsen är inte öppet nu", page.Text(".summary"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("main a.phone"));
        Assert.Null(page.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("so")]
    public async Task A_mother_shares_a_concern_and_the_team_of_her_town_reads_it(string language)
    {
        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var turku = await ReceivingTeamOfTest.InAsync(_site, "turku");
        using var mother = new Sharer(_site.Visitor(), language);
        await mother.WalksToCheckAsync($"Pelkään. {Canary} أخاف", place: "Åbo", contact: [("answer", "phone"), ("phone", "٠٤٠ ١٢٣ ٤٥٦٧"), ("message", "yes"), ("times", "evening")]);
        Assert.Contains(Canary, mother.Page.Body!.TextContent, StringComparison.Ordinal);
        await mother.PressesAsync("send");

        Assert.Equal(HttpStatusCode.OK, mother.Answer.StatusCode);
        Assert.Matches(@"^\d{4}( \d{4}){4}$", mother.Code);
        Assert.Equal("no-store", mother.Answer.Headers.CacheControl!.ToString());
        Assert.Empty(await duty.ConcernsAsync());
        var concern = Assert.Single(await turku.ConcernsAsync());
        Assert.Equal(("concern", "server", "received", false), (concern.Kind, concern.Origin, concern.Stage, concern.Urgent));
        var text = await turku.OpenAsync(concern);
        Assert.Equal(language, text.GetProperty("language").GetString());
        var answers = text.GetProperty("answers");
        Assert.Equal($"Pelkään. {Canary} أخاف", answers.GetProperty("words")[0].GetString());
        Assert.Equal("0401234567", answers.GetProperty("phone")[0].GetString());
        Assert.Equal("853", answers.GetProperty("place")[0].GetString());
        await NothingIsInClearAsync();
    }

    [Fact]
    public async Task A_message_sent_twice_is_stored_once_and_shows_the_same_receipt()
    {
        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("Kerran vain");
        var check = sender.State;
        await sender.PressesAsync("send");
        var code = sender.Code;
        await sender.PostsAsync([new("do", "send"), new("state", check)]);
        Assert.Equal(code, sender.Code);
        Assert.Single(await duty.ConcernsAsync());
        await sender.PostsAsync([new("do", "back"), new("state", check)]);
        Assert.Equal("Viestisi on jo lähetetty", sender.Heading);
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        Assert.Equal(1, await db.Notices.CountAsync(notice => notice.TeamId == "duty", TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Receipts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_advice_only_record_holds_nobody_even_when_posted_by_hand()
    {
        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var sender = new Sharer(_site.Visitor());
        await sender.WalksToCheckAsync("Neuvoa", wish: "advice", contact: [("answer", "code"), ("name", Canary), ("age", "15-17"), ("phone", "0401234567"), ("person", Canary)]);
        await sender.PressesAsync("send", ("name", Canary), ("phone", "0401234567"));
        var concern = Assert.Single(await duty.ConcernsAsync());
        Assert.Equal("advice", concern.Kind);
        var names = (await duty.OpenAsync(concern)).GetProperty("answers").EnumerateObject().Select(answer => answer.Name);
        Assert.Equal(["answer", "danger", "noticed", "place", "role", "wish", "words"], names);
    }

    [Fact]
    public async Task Somebody_in_danger_is_told_to_call_first_and_may_go_on()
    {
        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var sender = new Sharer(_site.Visitor());
        await sender.OpensAsync();
        await sender.GoesOnAsync(("danger", "unsure"));
        Assert.Equal("Soita nyt 112", sender.Heading);
        Assert.NotNull(sender.Page.QuerySelector("main a[href='tel:112']"));
        await sender.GoesOnAsync();
        await sender.GoesOnAsync(("role", "myself"));
        Assert.Equal("Mikä auttaisi sinua nyt?", sender.Heading);
        await sender.WalksOnAsync(("place", "unsaid"), ("words", "Minä itse"));
        await sender.PressesAsync("send");
        Assert.True(Assert.Single(await duty.ConcernsAsync()).Urgent);
    }

    [Fact]
    public async Task Errors_are_told_on_top_and_beside_and_what_was_typed_stays()
    {
        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var sender = new Sharer(_site.Visitor(), "en");
        await sender.OpensAsync();
        await sender.GoesOnAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sender.Answer.StatusCode);
        Assert.Equal("Choose yes, no or not sure", sender.Page.Text(".error-summary a"));
        Assert.StartsWith("Error: ", sender.Page.Title, StringComparison.Ordinal);
        await sender.GoesOnAsync(("danger", "no"));
        await sender.GoesOnAsync(("role", "neighbour"));
        await sender.GoesOnAsync(("wish", "know"));
        await sender.GoesOnAsync();
        await sender.GoesOnAsync(("typed", "Qwertyzxc"));
        Assert.Contains("Qwertyzxc", sender.Page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.NotEmpty(sender.Page.QuerySelectorAll("select[name=listed] option"));
        await sender.GoesOnAsync(("typed", "Uusimaa"));
        Assert.NotEmpty(sender.Page.QuerySelectorAll("input[name=place][value='091']"));
        await sender.GoesOnAsync(("typed", "Uusimaa"), ("place", "091"));
        await sender.GoesOnAsync();
        await sender.GoesOnAsync(("words", ""));
        Assert.Equal("Tick something you noticed or write a few words", sender.Page.Text(".field-error"));
        await sender.GoesOnAsync(("words", new string('a', 4_010)));
        Assert.Equal("Shorten by 10 characters. You can send more later with your code", sender.Page.Text(".field-error"));
        Assert.Equal(4_010, sender.Page.QuerySelector("textarea")!.TextContent.Trim().Length);
        await sender.GoesOnAsync(("words", "born 010190-123A"));
        Assert.NotNull(sender.Page.QuerySelector("button[value=remove]"));
        await sender.PressesAsync("remove", ("words", "born 010190-123A"));
        for (var page = 0; page < 6; page++)
            await sender.GoesOnAsync();
        Assert.Equal("How may we answer you?", sender.Heading);
        await sender.GoesOnAsync(("answer", "phone"), ("phone", "call me"));
        Assert.Equal(2, sender.Page.QuerySelectorAll(".field-error").Length);
        Assert.Equal("call me", sender.Page.QuerySelector("input[name=phone]")!.GetAttribute("value"));
        await sender.GoesOnAsync(("answer", "email"), ("email", "me@example.org"));
        await sender.GoesOnAsync();
        Assert.DoesNotContain("010190", sender.Page.Body!.TextContent, StringComparison.Ordinal);
        await sender.PressesAsync("change:wish");
        await sender.GoesOnAsync(("wish", "advice"));
        Assert.Equal("Check your answers", sender.Heading);
    }

    [Fact]
    public async Task Changing_the_language_keeps_every_answer()
    {
        using var duty = await ReceivingTeamOfTest.InAsync(_site, "duty");
        using var sender = new Sharer(_site.Visitor(), "so");
        await sender.OpensAsync();
        await sender.GoesOnAsync(("danger", "no"));
        await sender.GoesOnAsync(("role", "myself"));
        await sender.GoesOnAsync(("help", "talk"));
        await sender.SwitchesToAsync("ar", ("words", "waa aniga"));
        Assert.Equal("rtl", sender.Page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("waa aniga", sender.Page.QuerySelector("textarea")!.TextContent.Trim());
        await sender.WalksOnAsync(("words", "waa aniga"), ("typed", "Oulu"));
        Assert.Contains("أولو", sender.Page.Text(".check"), StringComparison.Ordinal);
    }

    private async Task NothingIsInClearAsync()
    {
        Assert.DoesNotContain(_site.Log, line => line.Contains(Canary, StringComparison.Ordinal) || line.Contains("0401234567", StringComparison.Ordinal));
        if (!File.Exists(_site.DatabaseFile))
            return;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_site.DatabaseFile)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
            foreach (var encoding in new[] { System.Text.Encoding.UTF8, System.Text.Encoding.Unicode })
                Assert.Equal(-1, all.ToArray().AsSpan().IndexOf(encoding.GetBytes(Canary)));
        }
    }
}
