using Microsoft.Extensions.Options;

namespace Portal.Features.Content;

/// <summary>Imports the shipped content and publishes what is stored.</summary>
public sealed partial class Publishing(
    ContentImport import,
    IContentSource source,
    PublishedContent published,
    IOptions<ContentOptions> options,
    IHostEnvironment host,
    ILogger<Publishing> log)
{
    /// <summary>The shipped content's folder.</summary>
    public string Folder => Path.GetFullPath(Path.Combine(host.ContentRootPath, options.Value.Path));

    /// <summary>Brings the shipped files into the store; a missing folder changes nothing.</summary>
    public async Task<ImportReport?> ImportAsync(CancellationToken stop)
    {
        if (!Directory.Exists(Folder))
        {
            NoFolder();
            return null;
        }

        var report = await import.ImportAsync(ContentFolder.Read(Folder), stop);
        Imported(report.Added, report.Changed, report.Removed);
        foreach (var path in report.Kept)
            EditKept(path);

        return report;
    }

    /// <summary>Builds a snapshot from the source and swaps it in.</summary>
    public async Task PublishAsync(CancellationToken stop)
    {
        var snapshot = SnapshotBuilder.Build(await source.ReadAsync(stop));
        foreach (var problem in snapshot.Problems.Where(problem => problem.IsError))
            LeftOut(problem.Path, problem.Detail);

        published.Publish(snapshot);
        Published(snapshot.Version, snapshot.Pages.Count);
    }

    [LoggerMessage(LogLevel.Warning, "The content folder is missing; what the store holds is published")]
    private partial void NoFolder();

    [LoggerMessage(LogLevel.Information, "Content imported: {Added} new, {Changed} changed, {Removed} removed")]
    private partial void Imported(int added, int changed, int removed);

    [LoggerMessage(LogLevel.Warning, "{Path} was edited in the portal and its file has changed: the edit stays")]
    private partial void EditKept(string path);

    [LoggerMessage(LogLevel.Warning, "{Path}: {Detail}")]
    private partial void LeftOut(string path, string detail);

    [LoggerMessage(LogLevel.Information, "Published snapshot {Version} with {Pages} pages")]
    private partial void Published(string version, int pages);
}
