using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>What the store promises on both databases.</summary>
[Trait("Category", "Store")]
public sealed class Store : IAsyncLifetime
{
    private readonly PortalSite _site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_migrations_make_the_model_that_the_code_knows()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PortalDb>().Database;
        Assert.Empty(await database.GetPendingMigrationsAsync(Stop));
        Assert.False(database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_moment_comes_back_as_it_went_in_and_sorts_in_the_database()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var moment = new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(3));
        var file = await db.ContentFiles.SingleAsync(each => each.Path == "pages/after/fi.md", Stop);
        file.ChangedAt = moment;
        await db.SaveChangesAsync(Stop);
        db.ChangeTracker.Clear();
        var earliest = await db.ContentFiles.OrderBy(each => each.ChangedAt).FirstAsync(each => each.ChangedAt <= moment, Stop);
        Assert.Equal(moment.UtcDateTime, earliest.ChangedAt.UtcDateTime);
        Assert.Equal(TimeSpan.Zero, earliest.ChangedAt.Offset);
    }

    [Fact]
    public async Task The_embedded_database_syncs_every_commit_and_overwrites_what_is_deleted()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        Assert.SkipWhen(db is not SqlitePortalDb, "These are settings of SQLite.");
        await db.Database.OpenConnectionAsync(Stop);
        Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(db, "synchronous"));
        Assert.Equal("1", await PragmaAsync(db, "secure_delete"));
    }

    [Fact]
    public async Task Every_shipped_text_is_stored()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<IContentSource>().ReadAsync(Stop);
        Assert.Equal(ContentFolder.Read(Tree.Content), stored);
    }

    private static async Task<string?> PragmaAsync(PortalDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync(Stop))?.ToString();
    }
}
