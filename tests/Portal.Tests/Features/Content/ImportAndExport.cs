using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Content;

/// <summary>Texts go in and come out again byte for byte, and an edit is never overwritten by a file.</summary>
[Trait("Category", "Store")]
public sealed class ImportAndExport : IAsyncLifetime
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
    public async Task What_is_stored_is_written_back_byte_for_byte()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var folder = Directory.CreateTempSubdirectory("portal-export-").FullName;
        ContentFolder.Write(folder, await scope.ServiceProvider.GetRequiredService<IContentSource>().ReadAsync(Stop));
        var shipped = Directory.EnumerateFiles(Tree.Content, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "README.md").ToList();
        Assert.NotEmpty(shipped);
        Assert.All(shipped, file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder, Path.GetRelativePath(Tree.Content, file)))));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_start_imports_nothing_new()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<Publishing>().ImportAsync(Stop);
        Assert.Equal((0, 0, 0), (report!.Added, report.Changed, report.Removed));
    }

    [Fact]
    public async Task An_unedited_text_follows_its_file_and_an_edited_one_stays_and_is_reported()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var edited = await db.ContentFiles.SingleAsync(file => file.Path == "pages/after/fi.md", Stop);
        (edited.Text, edited.Edited) = (edited.Text + "\nMuokattu.\n", true);
        await db.SaveChangesAsync(Stop);

        var files = ContentFolder.Read(Tree.Content);
        files["pages/after/fi.md"] += "\nTiedostossa.\n";
        files["pages/after/sv.md"] += "\nI filen.\n";
        files.Remove("pages/urgent/en.md");
        var report = await scope.ServiceProvider.GetRequiredService<ContentImport>().ImportAsync(files, Stop);

        Assert.Equal(["pages/after/fi.md"], report.Kept);
        Assert.Equal((0, 1, 1), (report.Added, report.Changed, report.Removed));
        var texts = await scope.ServiceProvider.GetRequiredService<IContentSource>().ReadAsync(Stop);
        Assert.EndsWith("Muokattu.\n", texts["pages/after/fi.md"], StringComparison.Ordinal);
        Assert.EndsWith("I filen.\n", texts["pages/after/sv.md"], StringComparison.Ordinal);
        Assert.False(texts.ContainsKey("pages/urgent/en.md"));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_on_an_empty_store_all_come_up()
    {
        await using (var scope = _site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PortalDb>().ContentFiles.ExecuteDeleteAsync(Stop);

        var files = ContentFolder.Read(Tree.Content);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var scope = _site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ContentImport>().ImportAsync(files, Stop);
        }));
        await using var after = _site.Services.CreateAsyncScope();
        Assert.Equal(files, await after.ServiceProvider.GetRequiredService<IContentSource>().ReadAsync(Stop));
    }

    [Fact]
    public async Task Two_writers_of_one_text_do_not_overwrite_each_other_unseen()
    {
        await using var one = _site.Services.CreateAsyncScope();
        await using var two = _site.Services.CreateAsyncScope();
        var first = one.ServiceProvider.GetRequiredService<PortalDb>();
        var second = two.ServiceProvider.GetRequiredService<PortalDb>();
        var mine = await first.ContentFiles.SingleAsync(file => file.Path == "pages/after/fi.md", Stop);
        var yours = await second.ContentFiles.SingleAsync(file => file.Path == "pages/after/fi.md", Stop);
        (mine.Text, mine.Version) = ("mine", Guid.CreateVersion7());
        await first.SaveChangesAsync(Stop);
        (yours.Text, yours.Version) = ("yours", Guid.CreateVersion7());
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Stop));
    }
}
