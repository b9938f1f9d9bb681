using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Accounts;

/// <summary>What the cookie of a signed-in browser says.</summary>
public sealed record SignedIn(Guid SessionId, Guid MemberId, string Stamp);

/// <summary>The rows that keep a browser signed in, for fifteen idle minutes and never longer than a working day.</summary>
public sealed class StaffSessions(PortalDb db, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private const int UnlockKeyLength = 32;

    /// <summary>A page loads several things at once; one write in this time is enough to know that somebody is there.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(20);

    /// <summary>Adds a session for the member; the caller saves.</summary>
    internal SignedIn Add(Member member)
    {
        var now = clock.GetUtcNow();
        var session = new StaffSession
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            MemberId = member.Id,
            UnlockKey = RandomNumberGenerator.GetBytes(UnlockKeyLength),
            StartedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + Longest,
        };
        db.Add(session);
        return new SignedIn(session.Id, member.Id, member.SecurityStamp ?? "");
    }

    /// <summary>Who is signed in with this cookie now, or null if the session is over for whatever reason.</summary>
    public async Task<ActiveMember?> CheckAsync(SignedIn cookie, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var idleSince = now - Idle;
        var found = await db.StaffSessions.AsNoTracking()
            .Where(session => session.Id == cookie.SessionId && session.ExpiresAt > now && session.LastSeenAt > idleSince)
            .Join(
                db.Users.Where(member => member.LeftAt == null && member.SecurityStamp == cookie.Stamp && member.Id == cookie.MemberId),
                session => session.MemberId,
                member => member.Id,
                (session, member) => new
                {
                    session.LastSeenAt,
                    Member = new ActiveMember(member.Id, member.DisplayName, member.TeamId, member.IsAdministrator, member.LanguageCode),
                })
            .FirstOrDefaultAsync(stop);
        if (found is null)
        {
            await EndAsync(cookie.SessionId, stop);
            return null;
        }

        if (now - found.LastSeenAt > Notice)
        {
            await db.StaffSessions.Where(session => session.Id == cookie.SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), stop);
        }

        return found.Member;
    }

    /// <summary>The key that wraps the member's own key in the browser of this session, while the session lives.</summary>
    public Task<byte[]?> UnlockKeyAsync(Guid sessionId, CancellationToken stop) =>
        db.StaffSessions.Where(session => session.Id == sessionId).Select(session => session.UnlockKey).FirstOrDefaultAsync(stop);

    /// <summary>Ends one session. The wrapped key left in its browser can never be opened again.</summary>
    public Task EndAsync(Guid sessionId, CancellationToken stop) =>
        db.StaffSessions.Where(session => session.Id == sessionId).ExecuteDeleteAsync(stop);

    /// <summary>Ends every session of the member, in every browser.</summary>
    public Task EndAllAsync(Guid memberId, CancellationToken stop) =>
        db.StaffSessions.Where(session => session.MemberId == memberId).ExecuteDeleteAsync(stop);

    /// <summary>Removes the rows of sessions that ran out, so that no unlock key outlives its session in the database.</summary>
    public Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var idleSince = now - Idle;
        return db.StaffSessions.Where(session => session.ExpiresAt <= now || session.LastSeenAt <= idleSince).ExecuteDeleteAsync(stop);
    }
}

/// <summary>The member behind a request, as the database knows them now.</summary>
public sealed record ActiveMember(Guid Id, string DisplayName, string? TeamId, bool IsAdministrator, string LanguageCode);
