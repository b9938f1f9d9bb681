using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Localization;

namespace Portal.Features.Search.Missed;

/// <summary>Writes down, in tens, the words that many people miss.</summary>
internal sealed partial class MissedWordKeeping(MissedWords missed, IServiceScopeFactory scopes, ILogger<MissedWordKeeping> log) : BackgroundService
{
    /// <summary>The words missed most often, most often first.</summary>
    internal static async Task<IReadOnlyList<MissedWord>> ReadAsync(PortalDb db, CancellationToken stop) =>
        await db.Set<MissedWord>().AsNoTracking().OrderByDescending(word => word.Times).ThenBy(word => word.Language).ThenBy(word => word.Stem).ToListAsync(stop);

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
        }
    }

    private static async Task AddAsync(PortalDb db, Language language, string stem, CancellationToken stop)
    {
        var word = await db.Set<MissedWord>().FindAsync([language.Code, stem], stop);
        if (word is null)
            db.Add(new MissedWord { Language = language.Code, Stem = stem, Times = MissedWords.Enough });
        else
            word.Times += MissedWords.Enough;

        await db.SaveChangesAsync(stop);
    }

    [LoggerMessage(LogLevel.Warning, "A word that search misses was not counted: {Fault}")]
    private partial void NotKept(string fault);
}
