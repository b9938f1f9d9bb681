using System.Data.Common;
using Portal.Data;
using Portal.Localization;
using Portal.Sealing;

namespace Portal.Features.Operations.Backups;

/// <summary><c>backup FILE</c>, <c>backup check FILE</c>, <c>restore FILE</c> and <c>keys backup</c>.</summary>
internal static class BackupVerbs
{
    private const int Wrong = 1;

    internal static Task<int> KeysAsync(IServiceProvider services)
    {
        var rotation = services.GetRequiredService<BackupKeys>().Rotate();
        Console.WriteLine($"{rotation.Destroyed} backup keys destroyed, {(rotation.Made is { } made ? $"new key {made}" : "the present key still seals")}");
        return Task.FromResult(0);
    }

    internal static Task<int> BackupAsync(IServiceProvider services, string path) => SayingWhyAsync(async () =>
    {
        var copy = CopyOf(services);
        var key = services.GetRequiredService<BackupKeys>().Sealing()
            ?? throw new BackupRefusedException($"No backup key of the last {BackupKeys.SealsForDays} days is here. Run: keys backup");
        var today = Helsinki.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var making = $"{path}.making";
        File.Delete(making);
        try
        {
            using var fileKey = SymmetricKey.Generate();
            await using (var file = PrivateFile.Create(making))
            await using (var sealing = BackupFile.Create(file, copy.Store, today, key, fileKey))
            {
                await copy.WriteAsync(sealing, CancellationToken.None);
                sealing.Complete();
                file.Flush(flushToDisk: true);
            }

            // Under its own name only when it is whole.
            File.Move(making, path, overwrite: false);
        }
        finally
        {
            File.Delete(making);
        }

        Console.WriteLine($"{path} is made; it opens until its key is destroyed, at most {BackupKeys.LivesForDays} days from now. Try it: backup check {path}");
        return 0;
    });

    internal static Task<int> CheckAsync(IServiceProvider services, string path) => WithOpenedAsync(services, path, async (copy, opened, recorded) =>
    {
        var restored = await copy.TryOutAsync(opened, CancellationToken.None);
        var now = await copy.NowAsync(CancellationToken.None);
        Console.WriteLine($"{"table",-32} {"recorded",10} {"restored",10} {"source now",10}");
        foreach (var (table, count) in recorded)
            Console.WriteLine($"{table,-32} {count,10} {restored.GetValueOrDefault(table),10} {now.GetValueOrDefault(table),10}");
        return Verdict(recorded, restored);
    });

    internal static Task<int> RestoreAsync(IServiceProvider services, string path) => WithOpenedAsync(services, path, async (copy, opened, recorded) =>
        Verdict(recorded, await copy.RestoreAsync(opened, recorded, CancellationToken.None)));

    private static int Verdict(RowCounts recorded, RowCounts restored)
    {
        var isWhole = recorded.Matches(restored);
        Console.WriteLine(isWhole
            ? $"Every one of {recorded.Values.Sum()} rows in {recorded.Count} tables is there."
            : "Rows are missing or there are too many: this backup is NOT whole.");
        return isWhole ? 0 : Wrong;
    }

    private static Task<int> WithOpenedAsync(
        IServiceProvider services, string path, Func<IStoreCopy, Stream, RowCounts, Task<int>> act) => SayingWhyAsync(async () =>
    {
        var copy = CopyOf(services);
        await using var file = File.OpenRead(path);
        var header = BackupFile.ReadHeader(file) ?? throw new BackupRefusedException($"{path} is no backup of the portal.");
        if (header.Store != copy.Store)
            throw new BackupRefusedException($"This backup is of {header.Store}, and the configured database is {copy.Store}.");

        using var key = services.GetRequiredService<BackupKeys>().Find(header.Key)
            ?? throw new BackupRefusedException($"The key {header.Key} is not here: it lies elsewhere, or it was destroyed {BackupKeys.LivesForDays} days after it was made.");
        using var fileKey = BackupFile.OpenKey(header, key) ?? throw new BackupRefusedException("The backup does not open with its key: it was altered.");
        await using var opened = new OpeningStream(file, fileKey);
        var recorded = BackupFile.ReadLine<RowCounts>(opened) ?? throw new BackupRefusedException("The backup has no row counts.");
        return await act(copy, opened, recorded);
    });

    private static async Task<int> SayingWhyAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (BackupRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
        }
        catch (InvalidDataException)
        {
            await Console.Error.WriteLineAsync("The backup is altered or cut short. Nothing was restored.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
        }

        return Wrong;
    }

    private static IStoreCopy CopyOf(IServiceProvider services) => services.GetRequiredService<PortalDb>() switch
    {
        SqlitePortalDb embedded => new SqliteCopy(embedded, services.GetRequiredService<TimeProvider>()),
        PostgresPortalDb server => new PostgresCopy(server),
        _ => throw new InvalidOperationException(),
    };
}
