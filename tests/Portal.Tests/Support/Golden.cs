namespace Portal.Tests.Support;

/// <summary>Compares lines with a file beside the test. Set PORTAL_ACCEPT=1 to write what is seen, and read the diff.</summary>
internal static class Golden
{
    internal static void Matches(IEnumerable<string> lines, string file)
    {
        var path = Tree.File(["tests", "Portal.Tests", .. file.Split('/')]);
        var seen = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("PORTAL_ACCEPT") == "1")
            File.WriteAllText(path, seen);

        Assert.True(File.Exists(path), $"{file} does not exist yet: run once with PORTAL_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), seen);
    }
}
