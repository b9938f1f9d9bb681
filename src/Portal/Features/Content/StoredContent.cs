using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Content;

/// <summary>Texts from the portal's own database: the shipped files and what editors changed since.</summary>
internal sealed class StoredContent(PortalDb db) : IContentSource
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken stop) =>
        await db.ContentFiles.AsNoTracking()
            .ToDictionaryAsync(file => file.Path, file => file.Text, StringComparer.Ordinal, stop);
}
