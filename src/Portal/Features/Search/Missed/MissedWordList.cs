using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Search.Missed;

/// <summary>What search misses, for those who write its words.</summary>
public sealed class MissedWordList(PortalDb db)
{
    /// <summary>The words missed most often, most often first.</summary>
    public async Task<IReadOnlyList<MissedWord>> ReadAsync(CancellationToken stop) =>
        await db.Set<MissedWord>().AsNoTracking().OrderByDescending(word => word.Times).ThenBy(word => word.Language).ThenBy(word => word.Stem).ToListAsync(stop);
}
