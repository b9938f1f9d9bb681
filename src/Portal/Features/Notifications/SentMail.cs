using System.Collections.Concurrent;

namespace Portal.Features.Notifications;

/// <summary>What a server has accepted and the database does not know yet; kept so that it is not sent again.</summary>
public sealed class SentMail
{
    private readonly ConcurrentDictionary<Guid, bool> _accepted = [];

    internal bool Contains(Guid noticeId) => _accepted.ContainsKey(noticeId);

    internal void Add(Guid noticeId) => _accepted[noticeId] = true;

    internal void Remove(Guid noticeId) => _accepted.TryRemove(noticeId, out _);
}
