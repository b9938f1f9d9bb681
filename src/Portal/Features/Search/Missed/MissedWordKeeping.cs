using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Localization;

namespace Portal.Features.Search.Missed;

/// <summary>
/// Writes down, in tens, the words that are missed often: one a second and two thousand at most, because whoever searches
/// can make it write.
/// </summary>
internal sealed partial class MissedWordKeeping(MissedWords missed, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MissedWordKeeping> log)
    : BackgroundService
{
    internal const int MostWords = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Counts ten more for a word; a new word is left out when the table is full.</summary>
    internal static async Task AddAsync(PortalDb db, Language language, string stem, CancellationToken stop)
    {
        if (await db.Set<MissedWord>().FindAsync([language.Code, stem], stop) is { } word)
            word.Times += MissedWords.Enough;
        else if (await db.Set<MissedWord>().CountAsync(stop) < MostWords)
            db.Add(new MissedWord { Language = language.Code, Stem = stem, Times = MissedWords.Enough });

        await db.SaveChangesAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (language, stem) in missed.Ripe.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await AddAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), language, stem, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                NotKept(error.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A word that search misses was not counted: {Fault}")]
    private partial void NotKept(string fault);
}
