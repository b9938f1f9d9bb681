using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Notifications;

namespace Portal.Features.Accounts;

/// <summary>Who a notice goes to is asked when it is sent: whoever left in the meantime gets nothing.</summary>
internal sealed class StaffRecipients(PortalDb db) : IRecipients
{
    public async Task<IReadOnlyList<Guid>> MembersOfAsync(string teamId, CancellationToken stop) =>
        await db.Users.Where(member => member.TeamId == teamId && member.LeftAt == null).Select(member => member.Id).ToListAsync(stop);

    public Task<string?> AddressOfAsync(Guid memberId, CancellationToken stop) =>
        db.Users.Where(member => member.Id == memberId && member.LeftAt == null).Select(member => member.Email).FirstOrDefaultAsync(stop);
}
