using System.Security.Cryptography;
using Portal.Data;

namespace Portal.Features.Notifications;

/// <summary>Takes promises to notify. They are rows of the caller's save: what is not saved is not promised.</summary>
public sealed class Outbox(PortalDb db, TimeProvider clock)
{
    private const int SoonestUrgent = 5 * 60;
    private const int LatestUrgent = 20 * 60;

    /// <summary>Adds a notice for everybody in the team; the caller saves.</summary>
    public Notice Add(string kind, string teamId, bool urgent)
    {
        var notice = new Notice { Id = Guid.NewGuid(), Kind = kind, TeamId = teamId, DueAt = DueAt(urgent) };
        db.Add(notice);
        return notice;
    }

    /// <summary>Adds a notice for one member; the caller saves.</summary>
    public Notice Add(string kind, Guid memberId, bool urgent)
    {
        var notice = new Notice { Id = Guid.NewGuid(), Kind = kind, MemberId = memberId, DueAt = DueAt(urgent) };
        db.Add(notice);
        return notice;
    }

    /// <summary>
    /// Urgent ones wait a random while and others for a fixed hour, so that whoever watches the mail cannot tell when
    /// something came in.
    /// </summary>
    private DateTimeOffset DueAt(bool urgent) => urgent
        ? clock.GetUtcNow().AddSeconds(RandomNumberGenerator.GetInt32(SoonestUrgent, LatestUrgent + 1))
        : DigestHours.Next(clock.GetUtcNow());
}
