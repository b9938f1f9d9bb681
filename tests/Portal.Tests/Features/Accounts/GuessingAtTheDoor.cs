using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>Whoever guesses learns nothing from the work the portal does, and locks nobody out.</summary>
public sealed class GuessingAtTheDoor : IAsyncLifetime
{
    private readonly CountingHasher _hasher = new();
    private StaffSite _staff = null!;

    public async ValueTask InitializeAsync() => _staff = await StaffSite.StartAsync(site => site.WithServices(
        services => services.AddScoped<IPasswordHasher<Member>>(_ => _hasher)));

    public ValueTask DisposeAsync() => _staff.DisposeAsync();

    [Fact]
    public async Task Every_try_costs_exactly_one_hash_of_the_same_strength_whoever_it_is_for()
    {
        var member = await _staff.MemberAsync();
        var left = await _staff.MemberAsync();
        await _staff.UseAsync<Members, LeaveResult>(async members => await members.LeaveAsync(await _staff.IdOfAsync(left), TestContext.Current.CancellationToken));
        using var browser = new StaffBrowser(_staff);
        (string Address, string Password)[] tries =
        [
            (member.Address, "ei-se-oikea-sana"), ($"{Guid.NewGuid():N}@staff.example", "ei-se-oikea-sana"), (left.Address, left.Password),
            ("", ""), (member.Address, ""), ("ei osoite", new string('x', 128)), (member.Address, member.Password),
        ];
        // The seventh and later tries at one address wait; they cost the same all the same.
        foreach (var (address, password) in tries.Concat(Enumerable.Repeat(tries[0], 8)).Concat(Enumerable.Repeat(tries[1], 8)))
        {
            _hasher.Verified.Clear();
            (await browser.GivesPasswordAsync(address, password)).Dispose();
            Assert.Equal([CountingHasher.Strength], _hasher.Verified);
        }
    }

    [Fact]
    public async Task A_stranger_who_never_stops_guessing_does_not_keep_a_member_out_of_a_browser_they_know()
    {
        var member = await _staff.MemberAsync();
        using var known = new StaffBrowser(_staff);
        await known.SignsInAsync(member);
        using var stranger = new StaffBrowser(_staff);
        for (var minute = 0; minute < 40; minute++)
        {
            _staff.Clock.Advance(TimeSpan.FromMinutes(1));
            (await stranger.GivesPasswordAsync(member.Address, "ei-se-oikea-sana")).Dispose();
        }

        // The member's session is long over, the stranger is in the way of every other browser, and this one signs in.
        using var other = new StaffBrowser(_staff);
        using var kept = await other.GivesPasswordAsync(member.Address, member.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await known.StatusAsync("/staff"));
        await known.SignsInAsync(member);
        Assert.Equal(HttpStatusCode.OK, await known.StatusAsync("/staff"));
    }

    [Fact]
    public async Task A_known_browser_guesses_as_slowly_as_any_and_knows_only_its_own_member()
    {
        var (member, other) = (await _staff.MemberAsync(), await _staff.MemberAsync());
        using var known = new StaffBrowser(_staff);
        await known.SignsInAsync(member);
        for (var wrong = 0; wrong < Pacing.FreeTries; wrong++)
        {
            (await known.GivesPasswordAsync(member.Address, "ei-se-oikea-sana")).Dispose();
            (await known.GivesPasswordAsync(other.Address, "ei-se-oikea-sana")).Dispose();
        }

        using var paced = await known.GivesPasswordAsync(member.Address, member.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paced.StatusCode);
        using var elsewhere = new StaffBrowser(_staff);
        using var others = await elsewhere.GivesPasswordAsync(other.Address, other.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, others.StatusCode);
        using var mine = await elsewhere.GivesPasswordAsync(member.Address, member.Password);
        Assert.Equal(HttpStatusCode.Redirect, mine.StatusCode);
    }

    [Fact]
    public async Task A_lost_phone_is_replaced_by_a_new_authenticator_after_the_password()
    {
        var member = await _staff.MemberAsync();
        using var browser = new StaffBrowser(_staff);
        await browser.SignsInAsync(member);
        const string Address = "/staff/account/authenticator";
        var page = await browser.OpenAsync(Address);
        var fresh = member with { Key = Pages.FromBase32(page.Text(".secret")) };
        _staff.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = fresh.CodeAt(_staff.Clock.GetUtcNow());
        foreach (var (given, password) in new[] { ("000000", member.Password), (code, "ei-se-oikea-sana"), ("", "") })
        {
            using var refused = await browser.SubmitFormAsync(page, Address, "code", ("code", given), ("password", password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            // The secret that was put into the app is still the one on the page.
            Assert.Equal(page.Text(".secret"), (await Pages.ReadAsync(refused)).Text(".secret"));
        }

        using var changed = await browser.SubmitFormAsync(page, Address, "code", ("code", code), ("password", member.Password));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var elsewhere = new StaffBrowser(_staff);
        _staff.Clock.Advance(TimeSpan.FromSeconds(60));
        (await elsewhere.GivesPasswordAsync(member.Address, member.Password)).Dispose();
        using var old = await elsewhere.GivesCodeAsync(member.CodeAt(_staff.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        await elsewhere.SignsInAsync(fresh);
    }

    /// <summary>Counts work instead of time.</summary>
    private sealed class CountingHasher : IPasswordHasher<Member>
    {
        internal const string Strength = "strong";

        internal List<string> Verified { get; } = [];

        public string HashPassword(Member user, string password) => $"{Strength}:{password}";

        public PasswordVerificationResult VerifyHashedPassword(Member user, string hashedPassword, string providedPassword)
        {
            Verified.Add(hashedPassword.Split(':')[0]);
            return hashedPassword == $"{Strength}:{providedPassword}" ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
