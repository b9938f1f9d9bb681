using System.Text;
using System.Text.Json;
using Portal.Sealing;

namespace Portal.Features.Operations.Backups;

/// <summary>The first line of a backup, in clear: which key opens it. All else is sealed.</summary>
/// <param name="Store"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Key">The id of the backup key.</param>
/// <param name="Wrap">The file's own key, wrapped to the backup key.</param>
internal sealed record BackupHeader(int Version, Guid Id, DateOnly MadeOn, string Store, string Key, string Wrap);

/// <summary>
/// A backup file: one line of JSON, then a <see cref="SealingStream"/> that holds one line of row counts, taken in the same
/// moment as the copy, and the copy itself.
/// </summary>
internal static class BackupFile
{
    private const int Version = 1;
    private const int MostLineBytes = 64 * 1024;

    // The recipient and kind that no team and no record of the portal has.
    private static readonly RecipientName Recipient = RecipientName.Team("backup");
    private static readonly RecordKind Kind = RecordKind.TryParse("backup", out var kind) ? kind : throw new InvalidOperationException();

    internal static SealingStream Create(Stream file, string store, DateOnly today, PublicKey key, SymmetricKey fileKey)
    {
        var id = Guid.NewGuid();
        var wrap = ContentWrap.Seal(fileKey, id, Kind, new Recipient(Recipient, 1, key));
        WriteLine(file, new BackupHeader(Version, id, today, store, key.KeyId, wrap));
        return new SealingStream(file, fileKey);
    }

    internal static BackupHeader? ReadHeader(Stream file) => ReadLine<BackupHeader>(file) is { Version: Version } header ? header : null;

    internal static SymmetricKey? OpenKey(BackupHeader header, PrivateKey key) =>
        ContentWrap.Open(header.Wrap, header.Id, Kind, Recipient, 1, key) is Opening<SymmetricKey>.Opened(var opened) ? opened : null;

    internal static void WriteLine<T>(Stream target, T value)
    {
        target.Write(JsonSerializer.SerializeToUtf8Bytes(value));
        target.Write("\n"u8);
    }

    internal static T? ReadLine<T>(Stream source) where T : class
    {
        using var line = new MemoryStream();
        for (var next = source.ReadByte(); next is not ('\n' or -1); next = source.ReadByte())
        {
            if (line.Length >= MostLineBytes)
                return null;
            line.WriteByte((byte)next);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Encoding.UTF8.GetString(line.ToArray()));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
