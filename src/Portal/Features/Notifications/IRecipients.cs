namespace Portal.Features.Notifications;

/// <summary>Who a notice reaches, looked up when it is sent. Accounts knows; Notifications must not.</summary>
public interface IRecipients
{
    Task<IReadOnlyList<Guid>> MembersOfAsync(string teamId, CancellationToken stop);

    /// <summary>Null for somebody who has left.</summary>
    Task<string?> AddressOfAsync(Guid memberId, CancellationToken stop);
}
