using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Features.Accounts;

/// <summary>
/// A browser that has signed in carries a sealed note of it, so that its member can still sign in while strangers guess at
/// the address. The note opens nothing: password and second factor are asked all the same.
/// </summary>
public sealed class KnownBrowsers(IHttpContextAccessor accessor, IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider clock)
{
    private const int NameLength = 16;
    private const int LongestNote = 1_024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Accounts.KnownBrowsers");
    private readonly bool _overHttp = environment.IsDevelopment();

    /// <summary>The name of this browser, if it has signed in to this address in the last ninety days.</summary>
    internal string? KnownFor(string normalisedAddress)
    {
        var note = accessor.HttpContext?.Request.Cookies[StaffCookies.KnownName(_overHttp)];
        if (note is not { Length: > 0 and <= LongestNote })
            return null;

        try
        {
            var parts = _protector.Unprotect(note).Split(' ');
            return parts is [var address, var name, var until] && address == DigestOf(normalisedAddress)
                && long.TryParse(until, out var ticks) && ticks > clock.GetUtcNow().UtcTicks
                    ? name
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Notes that somebody signed in to this address here.</summary>
    internal void Remember(string normalisedAddress)
    {
        var name = KnownFor(normalisedAddress) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(NameLength));
        var until = clock.GetUtcNow() + Lifetime;
        accessor.HttpContext?.Response.Cookies.Append(
            StaffCookies.KnownName(_overHttp),
            _protector.Protect($"{DigestOf(normalisedAddress)} {name} {until.UtcTicks}"),
            new CookieOptions { Path = "/", HttpOnly = true, Secure = !_overHttp, SameSite = SameSiteMode.Strict, MaxAge = Lifetime, IsEssential = true });
    }

    private static string DigestOf(string normalisedAddress) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(normalisedAddress)));
}
