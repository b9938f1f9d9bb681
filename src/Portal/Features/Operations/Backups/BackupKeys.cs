using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Portal.Localization;
using Portal.Sealing;

namespace Portal.Features.Operations.Backups;

/// <summary>
/// Key pairs for backups. Each seals for a week and is destroyed after thirty-five days, and with it every backup it sealed opens
/// nowhere any more (D16). A pair is two files: <c>2026-11-22.KEYID.public</c> and <c>2026-11-22.KEYID.private</c>.
/// </summary>
internal sealed class BackupKeys(IOptions<BackupOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    internal const int SealsForDays = 7;
    internal const int LivesForDays = 35;
    private const string Public = "public";
    private const string Private = "private";
    private readonly string _folder = Path.Combine(environment.ContentRootPath, options.Value.KeyFolder);

    /// <summary>Destroys the pairs whose time is over and makes a new one if none may seal today.</summary>
    public BackupRotation Rotate()
    {
        Directory.CreateDirectory(_folder);
        var today = Helsinki.DayOf(clock.GetUtcNow());
        var old = Files().Where(file => file.MadeOn.AddDays(LivesForDays) <= today).ToList();
        foreach (var file in old)
            Destroy(file.Path);
        if (Files().Any(file => file.Half == Public && file.MadeOn.AddDays(SealsForDays) > today))
            return new BackupRotation(old.Count(file => file.Half == Private), null);

        using var pair = PrivateKey.Generate();
        var name = string.Create(CultureInfo.InvariantCulture, $"{today:yyyy-MM-dd}.{pair.Public.KeyId}");
        var bytes = pair.Export();
        Write($"{name}.{Private}", Base64Url.EncodeToString(bytes));
        Write($"{name}.{Public}", pair.Public.ToJwk());
        CryptographicOperations.ZeroMemory(bytes);
        return new BackupRotation(old.Count(file => file.Half == Private), name);
    }

    /// <summary>The key that seals today; null when a new one is due.</summary>
    public PublicKey? Sealing()
    {
        var today = Helsinki.DayOf(clock.GetUtcNow());
        var newest = Files().Where(file => file.Half == Public && file.MadeOn.AddDays(SealsForDays) > today).MaxBy(file => file.MadeOn);
        return newest is not null && PublicKey.TryFromJwk(File.ReadAllText(newest.Path), out var key) ? key : null;
    }

    /// <summary>The private half; null when it was destroyed or lies elsewhere. The caller disposes it.</summary>
    public PrivateKey? Find(string keyId)
    {
        if (Files().FirstOrDefault(file => file.Half == Private && file.KeyId == keyId) is not { } file)
            return null;

        var text = File.ReadAllText(file.Path).Trim();
        if (!Base64Url.IsValid(text))
            return null;

        var bytes = Base64Url.DecodeFromChars(text);
        var key = PrivateKey.TryFrom(bytes, out var found) && found.Public.KeyId == keyId ? found : null;
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    private IEnumerable<KeyFile> Files()
    {
        if (!Directory.Exists(_folder))
            yield break;

        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            if (Path.GetFileName(path).Split('.') is [var day, var keyId, Public or Private]
                && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var madeOn))
            {
                yield return new KeyFile(path, madeOn, keyId, Path.GetExtension(path)[1..]);
            }
        }
    }

    private void Write(string name, string text)
    {
        using var file = PrivateFile.Create(Path.Combine(_folder, name));
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }

    /// <summary>Overwritten before it is deleted; what the disk keeps of it beyond that is the disk's encryption's matter.</summary>
    private static void Destroy(string path)
    {
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private sealed record KeyFile(string Path, DateOnly MadeOn, string KeyId, string Half);
}

/// <param name="Destroyed">How many private keys were destroyed.</param>
/// <param name="Made">The name of the new pair; null when the present one still seals.</param>
internal sealed record BackupRotation(int Destroyed, string? Made);

/// <summary>A file that only its owner may read, from its first byte on.</summary>
internal static class PrivateFile
{
    internal static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
