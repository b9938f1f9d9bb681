using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Accounts;

/// <summary>
/// Makes guessing slow without locking anybody out: after six wrong tries the next ones wait 1, 2, 4, 8 and then 15
/// minutes. A try is charged before it is looked at, so that many at once count as many.
/// </summary>
public sealed class Pacing(PortalDb db, TimeProvider clock)
{
    public const int FreeTries = 6;
    private const int LongestWait = 15;
    private const int Races = 5;
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    /// <summary>
    /// Charges one try; null when this address must wait first. A browser that has signed in to this address before has a
    /// pace of its own: a stranger who keeps trying makes strangers wait, and never the member.
    /// </summary>
    internal async Task<Charge?> ChargeAsync(string normalisedAddress, CancellationToken stop, string? knownBrowser = null)
    {
        var key = KeyOf(knownBrowser is null ? normalisedAddress : $"{normalisedAddress}\n{knownBrowser}");
        for (var race = 0; race < Races; race++)
        {
            var now = clock.GetUtcNow();
            var pace = await db.SignInPaces.AsNoTracking().FirstOrDefaultAsync(each => each.Key == key, stop);
            if (pace is null)
            {
                if (await InsertAsync(key, now, stop))
                    return new Charge(key, 0, now);
                continue;
            }

            if (pace.WaitUntil > now)
                return null;

            var before = now - pace.LastAt > Forgotten ? 0 : pace.Tries;
            var wait = WaitAfter(before + 1);
            var charged = await db.SignInPaces
                .Where(each => each.Key == key && each.Tries == pace.Tries && each.LastAt == pace.LastAt)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(each => each.Tries, before + 1)
                        .SetProperty(each => each.LastAt, now)
                        .SetProperty(each => each.WaitUntil, now + wait),
                    stop);
            if (charged == 1)
                return new Charge(key, before, now);
        }

        return null;
    }

    /// <summary>Takes back the charge of a try that was right.</summary>
    internal Task RefundAsync(Charge charge, CancellationToken stop) => db.SignInPaces
        .Where(each => each.Key == charge.Key && each.Tries == charge.Before + 1)
        .ExecuteUpdateAsync(
            set => set.SetProperty(each => each.Tries, charge.Before).SetProperty(each => each.WaitUntil, charge.At), stop);

    /// <summary>Forgets the tries of somebody who is in, and of everybody who was not seen for a day.</summary>
    internal Task ClearAsync(Charge charge, CancellationToken stop)
    {
        var forgotten = clock.GetUtcNow() - Forgotten;
        return db.SignInPaces.Where(each => each.Key == charge.Key || each.LastAt < forgotten).ExecuteDeleteAsync(stop);
    }

    private static TimeSpan WaitAfter(int tries) => tries < FreeTries
        ? TimeSpan.Zero
        : TimeSpan.FromMinutes(Math.Min(LongestWait, 1 << Math.Min(tries - FreeTries, 4)));

    private static byte[] KeyOf(string normalisedAddress) => SHA256.HashData(Encoding.UTF8.GetBytes(normalisedAddress));

    private async Task<bool> InsertAsync(byte[] key, DateTimeOffset now, CancellationToken stop)
    {
        var pace = new SignInPace { Key = key, Tries = 1, LastAt = now, WaitUntil = now };
        db.Add(pace);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another request made the row at the same moment; its charge counts first.
            return false;
        }
        finally
        {
            db.Entry(pace).State = EntityState.Detached;
        }
    }
}

/// <summary>One charged try, and how many there were before it.</summary>
internal sealed record Charge(byte[] Key, int Before, DateTimeOffset At);
