using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Receiving;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Features.Concerns.Intake;
using Portal.Features.Concerns.Journey;
using Portal.Localization;
using Portal.Sealing;
using Portal.Tests.Support;
using Visitor = Portal.Browser.Tests.Support.Visitor;

namespace Portal.Browser.Tests.Mailbox;

/// <summary>A concern that is read, answered and answered back, in real browsers: the visitor's with and without JavaScript.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class MailboxJourneys(Browsing browsing) : IAsyncLifetime
{
    private const string Answer = "Kiitos, että kerroit: kanarialintu-1102";
    private const string Reply = "Mahadsanid شكرا kanarialintu-7731";
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };
    private StaffSite _staff = null!;

    public static TheoryData<string, bool> Readers => new() { { "fi", true }, { "ar", true }, { "so", false } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _staff = await StaffSite.StartAsync();

    public ValueTask DisposeAsync() => _staff.DisposeAsync();

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_mother_reads_the_answer_on_an_old_phone_replies_and_asks_for_her_number_to_be_removed(string language, bool scripts)
    {
        var (member, _) = await new GivenKeys(_staff).FirstAsync("turku");
        var (concern, code) = await ShareAsync(language);
        await using var colleague = new Colleague(await browsing.PageAsync(_staff.Site.Address, "fi"), _staff, member.Member);
        await colleague.SignsInAsync();
        await colleague.Page.GotoAsync($"/staff/unlock?to=/staff/concerns/{concern}");
        await colleague.UnlocksAsync("passphrase", member.Passphrase);
        await colleague.Page.ArrivesAtAsync($"/staff/concerns/{concern}");
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Text).ToContainTextAsync("0401234567", Patient);
        await colleague.Page.FillAsync("#answer", Answer);
        await LookAsync(colleague.Page, "an open concern with its answer box");
        await colleague.Page.ClickAsync("[data-answer] button");
        await Assertions.Expect(colleague.Page.Locator("main > p:not(.back)").First).ToContainTextAsync("Vastattu", Patient);

        await using var mother = await browsing.VisitorAsync(_staff.Site.Address, language, scripts, width: 320);
        List<string> sent = [];
        List<string> faults = [];
        mother.Page.Request += (_, request) => sent.Add($"{request.Method} {request.Url} {request.PostData}");
        mother.Page.PageError += (_, error) => faults.Add(error);
        await mother.OpensAsync("share/mailbox");
        await CheckAsync(mother, scripts);
        await mother.Page.FillAsync("#code", code);
        await mother.Page.ClickAsync("main button[value=open]");
        await Assertions.Expect(mother.Page.Locator(".letter-text")).ToContainTextAsync(Answer, Patient);
        await CheckAsync(mother, scripts);
        await mother.Page.FillAsync("#words", Reply);
        await mother.Page.ClickAsync(scripts ? "[data-do=send]" : "button[value=send]");
        await Assertions.Expect(mother.Page.Locator(".letters")).ToContainTextAsync(Reply, Patient);
        await mother.Page.ClickAsync(scripts ? "[data-do=remove-contact]" : "button[value=remove-contact]");
        await Assertions.Expect(mother.Page.Locator(".letters > li")).ToHaveCountAsync(3);
        await CheckAsync(mother, scripts);
        Assert.Empty(faults);
        if (scripts)
        {
            var digits = code.Replace(" ", "", StringComparison.Ordinal);
            Assert.DoesNotContain(sent, line => line.Contains(digits, StringComparison.Ordinal) || line.Contains("kanarialintu", StringComparison.Ordinal) || line.Contains(digits[5..19], StringComparison.Ordinal));
            Assert.Equal("0 0", await mother.Page.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length}`"));
            await StaysWithItsWordsAsync(mother.Page);
            await mother.Page.FillAsync("#words", "");
            await mother.Page.GotoAsync($"/{language}/contacts");
            await mother.Page.GoBackAsync();
            Assert.DoesNotContain("kanarialintu", await mother.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal("", await mother.Page.InputValueAsync("#code"));
        }

        Assert.Empty(await mother.Page.Context.CookiesAsync());

        // The team: lifted, then opened, and the number is gone from what is stored.
        await colleague.Page.GotoAsync("/staff/concerns");
        await Assertions.Expect(colleague.Page.Locator(".cases li").First).ToContainTextAsync("Uusi viesti");
        await colleague.OpensAsync(concern);
        await LookAsync(colleague.Page, "a concern with a request");
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Page.Locator("main")).ToContainTextAsync("Lähettäjän yhteystiedot on poistettu", Patient);
        await colleague.PressesOpenAsync();
        await Assertions.Expect(colleague.Page.Locator("[data-lines]")).ToContainTextAsync(Reply, Patient);
        await Assertions.Expect(colleague.Text).Not.ToContainTextAsync("0401234567");
        await LookAsync(colleague.Page, "an opened thread");
        Assert.Empty(colleague.Faults);
        Assert.DoesNotContain(colleague.Sent, line => line.Contains("kanarialintu", StringComparison.Ordinal));
        Assert.Equal("removed", await _staff.UseAsync<PortalDb, string>(db => db.Concerns.Where(each => each.Id == concern).Select(each => each.ContactDetails).SingleAsync(Stop)));
        await NothingIsInClearAsync();
    }

    [Fact]
    public async Task An_advice_thread_is_erased_in_the_browser_and_a_forged_letter_is_not_believed()
    {
        var (_, teamKey) = await new GivenKeys(_staff).FirstAsync("turku");
        var (concern, code) = await ShareAsync("en", "advice");
        // Whoever writes to the database knows every public key, and still cannot seal under the letters' key.
        await _staff.UseAsync<PortalDb>(async db =>
        {
            var id = Guid.NewGuid();
            using var key = SymmetricKey.Generate();
            db.Add(new Portal.Features.Concerns.Mailbox.Letter
            {
                Id = id,
                ConcernId = concern,
                From = "team",
                Number = 2,
                On = new DateOnly(2026, 11, 22),
                Content = SealedContent.Seal("{}"u8, new ContentHeader(id, RecordKind.Letter, 1, ContentOrigin.Browser), key),
            });
            await db.SaveChangesAsync(Stop);
        });
        await using var visitor = await browsing.VisitorAsync(_staff.Site.Address, "en", width: 320);
        await visitor.OpensAsync("share/mailbox");
        await visitor.Page.FillAsync("#code", code[..^1]);
        await visitor.Page.ClickAsync("main button[value=open]");
        await Assertions.Expect(visitor.Page.Locator("#code-error")).ToContainTextAsync("We did not find that code");
        await CheckAsync(visitor, scripts: true);
        await visitor.Page.FillAsync("#code", code);
        await visitor.Page.ClickAsync("main button[value=open]");
        await Assertions.Expect(visitor.Page.Locator(".letters")).ToContainTextAsync("This message does not open", Patient);
        await Assertions.Expect(visitor.Page.Locator("[data-gap]")).ToBeVisibleAsync();
        await visitor.Page.ClickAsync("[data-do=send]");
        await Assertions.Expect(visitor.Page.Locator("[data-problem]")).ToContainTextAsync("Write something first");
        await visitor.Page.ClickAsync("[data-do=erase]");
        await visitor.Page.ClickAsync("[data-do=erase-all]");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Everything has been erased");
        Assert.False(await _staff.UseAsync<PortalDb, bool>(db => db.Concerns.AnyAsync(Stop)));
        teamKey.Dispose();
    }

    /// <summary>Another language would take what is being written with it; the browser asks first.</summary>
    private static async Task StaysWithItsWordsAsync(IPage page)
    {
        var asked = new TaskCompletionSource<string>();
        page.Dialog += StayAsync;
        await page.FillAsync("#words", "kesken");
        await page.Locator(".languages a[lang=en]").ClickAsync();
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop));
        page.Dialog -= StayAsync;
        Assert.Equal("kesken", await page.InputValueAsync("#words"));

        async void StayAsync(object? sender, IDialog dialog)
        {
            await dialog.DismissAsync();
            asked.TrySetResult(dialog.Type);
        }
    }

    private async Task<(Guid Concern, string Code)> ShareAsync(string language, string wish = "look")
    {
        Assert.True(Language.TryParse(language, out var spoken));
        using var code = ReceiptCode.Generate();
        await _staff.UseAsync<ConcernIntake>(async intake =>
        {
            var answers = new Answers();
            answers.Set("danger", ["no"]);
            answers.Set("role", ["family"]);
            answers.Set("wish", [wish]);
            answers.Set("place", ["853"]);
            answers.Set("words", ["kanarialintu"]);
            answers.Set("answer", ["phone"]);
            answers.Set("phone", ["0401234567"]);
            Assert.IsType<IntakeResult.Accepted>(await intake.SealAsync(Guid.NewGuid(), Portal.Features.Concerns.Journey.Journeys.Concern, answers, spoken, code, [], Stop));
        });
        return (await _staff.UseAsync<PortalDb, Guid>(db => db.Concerns.Select(each => each.Id).SingleAsync(Stop)), code.Format());
    }

    private static async Task CheckAsync(Visitor visitor, bool scripts)
    {
        await visitor.Page.WaitForLoadStateAsync();
        Assert.False(await visitor.ScrollsSidewaysAsync());
        // axe itself is a script.
        if (scripts)
            await LookAsync(visitor.Page, visitor.Address);
    }

    private static async Task LookAsync(IPage page, string what) => Assert.Empty((await page.RunAxe()).Violations.Select(violation =>
        $"{what}: {violation.Id} at {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Target.ToString()))}: {violation.Help}"));

    private async Task NothingIsInClearAsync()
    {
        Assert.DoesNotContain(_staff.Site.Log, line => line.Contains("kanarialintu", StringComparison.Ordinal));
        if (!File.Exists(_staff.Site.DatabaseFile))
            return;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_staff.Site.DatabaseFile)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all, Stop);
            Assert.Equal(-1, all.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes("kanarialintu")));
        }
    }
}
