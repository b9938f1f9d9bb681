using Portal.Features.Anchors;

namespace Portal.Tests.Features.Anchors;

/// <summary>The directory as it is published: the real files, read once for all tests.</summary>
internal static class PublishedDirectory
{
    private static readonly Lazy<AnchorDirectory> Read = new(() => AnchorDirectory.Parse(Files()));

    public static AnchorDirectory Directory => Read.Value;

    public static Dictionary<string, string> Files()
    {
        var root = Support.Tree.Content;
        return System.IO.Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
    }

    public static Municipality Municipality(string code) =>
        MunicipalityCode.TryParse(code, out var parsed) && Directory.Find(parsed) is { } found
            ? found
            : throw new ArgumentException($"There is no municipality {code}.", nameof(code));
}
