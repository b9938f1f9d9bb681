using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Content;

/// <summary>Brings the files of <c>content/</c> into the store.</summary>
public sealed class ContentImport(PortalDb db, TimeProvider clock)
{
    private const int Attempts = 4;

    /// <summary>
    /// Unedited texts follow the files, new files come in and removed ones go; a text edited in the portal stays, and is
    /// reported when its file has changed too.
    /// </summary>
    public async Task<ImportReport> ImportAsync(IReadOnlyDictionary<string, string> files, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ImportOnceAsync(files, stop);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another node that started at the same moment was quicker with the same files: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<ImportReport> ImportOnceAsync(IReadOnlyDictionary<string, string> files, CancellationToken stop)
    {
        var stored = await db.ContentFiles.ToDictionaryAsync(file => file.Path, StringComparer.Ordinal, stop);
        int added = 0, changed = 0, removed = 0;
        List<string> kept = [];
        foreach (var (path, text) in files)
        {
            var hash = Hash(text);
            if (!stored.TryGetValue(path, out var file))
            {
                db.ContentFiles.Add(New(path, text, hash));
                added++;
            }
            else if (file.ImportedHash != hash)
            {
                file.ImportedHash = hash;
                if (file.Edited && file.Text != text)
                {
                    kept.Add(path);
                    continue;
                }

                Change(file, text);
                changed++;
            }
        }

        foreach (var file in stored.Values.Where(file => !files.ContainsKey(file.Path)))
        {
            if (file.Edited)
            {
                kept.Add(file.Path);
                continue;
            }

            db.ContentFiles.Remove(file);
            removed++;
        }

        await db.SaveChangesAsync(stop);
        return new ImportReport(added, changed, removed, kept);
    }

    private ContentFile New(string path, string text, string hash) => new()
    {
        Path = path,
        Text = text,
        ImportedHash = hash,
        Edited = false,
        ChangedAt = clock.GetUtcNow(),
        Version = Guid.CreateVersion7(),
    };

    private void Change(ContentFile file, string text)
    {
        file.Text = text;
        file.Edited = false;
        file.ChangedAt = clock.GetUtcNow();
        file.Version = Guid.CreateVersion7();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <param name="Kept">Paths edited in the portal whose file has changed or gone: the edit stays.</param>
public sealed record ImportReport(int Added, int Changed, int Removed, IReadOnlyList<string> Kept);
