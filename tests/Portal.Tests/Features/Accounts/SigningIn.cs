using System.Net;
using Portal.Features.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>Two factors, each used once, guessed slowly, and no hint of who has an account.</summary>
public sealed class SigningIn(SharedStaffSite shared) : IClassFixture<SharedStaffSite>
{
    private readonly StaffSite _staff = shared.Staff;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_signs_in_with_password_and_code_and_reaches_the_page_asked_for()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        using var asked = await browser.GetAsync("/staff/account");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);

        using var first = await browser.SubmitAsync(asked.Headers.Location!.PathAndQuery, "password", ("address", member.Address.ToUpperInvariant()), ("password", member.Password));
        using var second = await browser.SubmitAsync(first.Headers.Location!.OriginalString, "code", ("code", member.CodeAt(_staff.Clock.GetUtcNow())));
        Assert.Equal("/staff/account", second.Headers.Location!.OriginalString);
        var page = await browser.OpenAsync("/staff/account");
        Assert.Equal("Oma tili", page.Text("h1"));
        Assert.Contains(member.Name, page.Text(".staff-who span"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_password_alone_opens_nothing()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        using var first = await browser.GivesPasswordAsync(member.Address, member.Password);
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/staff"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/staff")]
    [InlineData("/fi/after")]
    [InlineData("/staff@elsewhere.example")]
    [InlineData("/staffx")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string wanted)
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        using var first = await browser.GivesPasswordAsync(member.Address, member.Password);
        using var second = await browser.SubmitAsync($"/staff/sign-in/code?to={Uri.EscapeDataString(wanted)}", "code", ("code", member.CodeAt(_staff.Clock.GetUtcNow())));
        Assert.Equal("/staff", second.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var member = await _staff.MemberAsync();
        var code = member.CodeAt(_staff.Clock.GetUtcNow());
        using var browser = new StaffBrowser(_staff);
        using var first = await browser.GivesPasswordAsync(member.Address, member.Password);
        using var second = await browser.GivesCodeAsync(code);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);

        using var other = new StaffBrowser(_staff);
        using var again = await other.GivesPasswordAsync(member.Address, member.Password);
        using var replayed = await other.GivesCodeAsync(code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await other.StatusAsync("/staff"));
    }

    [Fact]
    public void A_code_of_the_next_or_last_half_minute_is_right_and_an_older_one_is_not()
    {
        var key = Totp.NewKey();
        var now = _staff.Clock.GetUtcNow();
        var step = Totp.StepAt(now);
        Assert.Equal(step - 1, Totp.Match(key, Totp.CodeAt(key, step - 1), now));
        Assert.Equal(step + 1, Totp.Match(key, Totp.CodeAt(key, step + 1).Insert(3, " "), now));
        Assert.Null(Totp.Match(key, Totp.CodeAt(key, step - 2), now));
        Assert.Null(Totp.Match(key, "", now));
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string expected) =>
        Assert.Equal(expected, Totp.CodeAt("12345678901234567890"u8.ToArray(), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public async Task After_six_wrong_tries_even_the_right_password_waits_and_then_works()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        for (var wrong = 0; wrong < Pacing.FreeTries; wrong++)
            (await browser.GivesPasswordAsync(member.Address, "ei-se-oikea-sana")).Dispose();

        using var paced = await browser.GivesPasswordAsync(member.Address, member.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paced.StatusCode);
        _staff.Clock.Advance(TimeSpan.FromMinutes(1.1));
        await browser.SignsInAsync(member);
    }

    [Fact]
    public async Task Wrong_codes_are_paced_though_the_password_is_right_each_time()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        using var first = await browser.GivesPasswordAsync(member.Address, member.Password);
        for (var wrong = 0; wrong < Pacing.FreeTries; wrong++)
        {
            (await browser.GivesPasswordAsync(member.Address, member.Password)).Dispose();
            (await browser.GivesCodeAsync("000000")).Dispose();
        }

        using var paced = await browser.GivesCodeAsync(member.CodeAt(_staff.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paced.StatusCode);
    }

    [Fact]
    public async Task Many_guesses_at_once_count_as_many()
    {
        var member = await _staff.MemberAsync();
        var charges = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ =>
            _staff.UseAsync<Pacing, Charge?>(pacing => pacing.ChargeAsync(member.Address.ToUpperInvariant(), Stop))));
        Assert.InRange(charges.Count(charge => charge is not null), 1, Pacing.FreeTries);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_at_every_try()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        var unknownAddress = $"{Guid.NewGuid():N}@staff.example";
        for (var attempt = 0; attempt <= Pacing.FreeTries; attempt++)
        {
            var known = await AnswerAsync(browser, member.Address);
            var unknown = await AnswerAsync(browser, unknownAddress);
            Assert.Equal(known, unknown);
        }
    }

    [Fact]
    public async Task A_post_without_the_forms_token_is_refused()
    {
        using var answer = await _staff.Site.Visitor().PostAsync(
            "/staff/sign-in", new FormUrlEncodedContent([new("address", "a@staff.example"), new("password", "b")]), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_typed_at_sign_in_reaches_a_log()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        await browser.SignsInAsync(member);
        (await browser.GivesPasswordAsync("kanarialintu@staff.example", "kanarialintu-sana")).Dispose();
        string[] canaries = ["kanarialintu", member.Address, member.Password, member.Name, Totp.Base32(member.Key)];
        Assert.DoesNotContain(_staff.Site.Log, line => canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<string> AnswerAsync(StaffBrowser browser, string address)
    {
        using var answer = await browser.GivesPasswordAsync(address, "ei-se-oikea-sana");
        var page = await Pages.ReadAsync(answer);
        foreach (var token in page.QuerySelectorAll("[name=__RequestVerificationToken]"))
            token.Remove();
        return $"{answer.StatusCode} {page.Body!.InnerHtml.Replace(address, "", StringComparison.Ordinal)}";
    }
}
