namespace Portal.Tests.Support;

/// <summary>The source tree the tests were built from.</summary>
internal static class Tree
{
    internal static string Root { get; } = FindRoot();

    internal static string Content { get; } = Path.Combine(Root, "content");

    internal static string PortalSource { get; } = Path.Combine(Root, "src", "Portal");

    internal static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Our own sources with this ending, without what was built or installed.</summary>
    internal static IEnumerable<string> Sources(string folder, params string[] endings) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot" or "Migrations"));

    internal static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run from within the source tree.");
    }
}
