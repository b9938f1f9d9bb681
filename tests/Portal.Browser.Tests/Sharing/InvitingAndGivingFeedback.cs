using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Browser.Tests.Receiving;
using Portal.Browser.Tests.Support;
using Portal.Data;
using Portal.Features.Concerns;
using Portal.Tests.Support;

namespace Portal.Browser.Tests.Sharing;

/// <summary>The two other forms, with scripts and without, and whoever reads them: the same words arrive.</summary>
[Collection(BrowsingCollection.Name)]
public sealed class InvitingAndGivingFeedback(Browsing browsing) : IAsyncLifetime
{
    private const string Finnish = "kanarialintu illalla";
    private StaffSite _staff = null!;
    private GivenKeys _given = null!;

    public async ValueTask InitializeAsync()
    {
        _staff = await StaffSite.StartAsync();
        _given = new GivenKeys(_staff);
    }

    public ValueTask DisposeAsync() => _staff.DisposeAsync();

    [Theory]
    [InlineData("communities/visit", "so", "shimbirta iyo shaaha", "turku", "visit", "Kutsu vierailulle")]
    [InlineData("feedback", "ar", "طائر الكناري غنّى ١٢٣", "feedback", "feedback", "Palaute")]
    public async Task What_is_sent_with_scripts_and_without_is_read_by_those_it_is_for(
        string form, string language, string words, string team, string kind, string name)
    {
        var (member, _) = await _given.FirstAsync(team);
        var page = await browsing.PageAsync(_staff.Site.Address, language);
        await page.SetViewportSizeAsync(320, 640);
        await using var sender = new Sender(page, language) { Form = form, Words = words, LooksAtEveryStep = true };
        await sender.StartsAsync();
        await sender.WalksToCheckAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        // Another language on the way keeps everything.
        await page.Locator(".languages a[lang=fi]").ClickAsync();
        await Assertions.Expect(page.Locator("html[lang=fi]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        Assert.All(sender.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        await sender.Send.ClickAsync();
        await sender.Code.WaitForAsync(new() { Timeout = 60_000 });
        Assert.DoesNotContain(sender.Requests, request => request.Contains(words, StringComparison.Ordinal));
        Assert.Equal(" 0 0 0 0", await sender.KeptAsync());
        Assert.Empty(sender.Faults);

        await PostsInFinnishAsync(form);
        var arrived = await _staff.UseAsync<PortalDb, List<Concern>>(db => db.Concerns.AsNoTracking().OrderBy(concern => concern.Origin).ToListAsync(GivenKeys.Stop));
        Assert.Equal([(team, kind, "browser"), (team, kind, "server")], arrived.Select(concern => (concern.TeamId, concern.Kind, concern.Origin)));

        await using var colleague = new Colleague(await browsing.PageAsync(_staff.Site.Address, "fi"), _staff, member.Member);
        await colleague.SignsInAsync();
        foreach (var (concern, said) in arrived.Zip([words, Finnish]))
        {
            await colleague.Page.GotoAsync($"/staff/unlock?to=/staff/concerns/{concern.Id}");
            await colleague.UnlocksAsync("passphrase", member.Passphrase);
            await colleague.Page.ArrivesAtAsync($"/staff/concerns/{concern.Id}");
            await Assertions.Expect(colleague.Page.Locator("main")).ToContainTextAsync(name);
            await colleague.PressesOpenAsync();
            await Assertions.Expect(colleague.Text).ToContainTextAsync(said);
            await Assertions.Expect(colleague.Text).ToContainTextAsync(kind == "visit" ? "Arkisin illalla" : "En voi käyttää jotakin sivua");
            await Assertions.Expect(colleague.Page.Locator("[data-dropped]")).ToBeHiddenAsync();
        }
    }

    private async Task PostsInFinnishAsync(string form)
    {
        await using var visitor = await browsing.VisitorAsync(_staff.Site.Address, "fi", scripts: false, width: 320);
        await visitor.OpensAsync(form);
        await PressAsync("start");
        for (var step = 0; step < 20 && !await visitor.Page.Locator("main button[value=send]").IsVisibleAsync(); step++)
        {
            foreach (var (field, value) in new[] { ("inviter", "community"), ("slots", "evening"), ("topic", "access"), ("answer", "code") })
            {
                var box = visitor.Page.Locator($"main input[name={field}][value={value}]");
                if (await box.IsVisibleAsync())
                    await box.CheckAsync();
            }

            foreach (var (field, typed) in new[] { ("typed", "Åbo"), ("purpose-words", Finnish), ("words", Finnish) })
            {
                var box = visitor.Page.Locator($"main [name={field}]");
                if (await box.IsVisibleAsync())
                    await box.FillAsync(typed);
            }

            await PressAsync("next");
        }

        await PressAsync("send");
        await Assertions.Expect(visitor.Page.Locator(".code")).ToBeVisibleAsync();

        async Task PressAsync(string button)
        {
            // Every page of the form has a state of its own.
            var state = visitor.Page.Locator("input[name=state]").First;
            var before = await state.CountAsync() > 0 ? await state.InputValueAsync() : "";
            await visitor.Page.Locator($"main button[name=do][value={button}]").ClickAsync();
            if (button != "send")
                await Assertions.Expect(state).Not.ToHaveValueAsync(before, new() { Timeout = 60_000 });
            await visitor.Page.ArrivesAtAsync($"/fi/{form}");
            Assert.False(await visitor.ScrollsSidewaysAsync(), await visitor.HeadingAsync());
        }
    }
}
