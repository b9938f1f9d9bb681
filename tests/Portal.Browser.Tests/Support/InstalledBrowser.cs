using System.Diagnostics;

namespace Portal.Browser.Tests.Support;

/// <summary>Finds a Chromium on this machine, or gets one: Playwright's own, else the system's package.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>The path of an installed browser, or null when Playwright has its own.</summary>
    /// <exception cref="InvalidOperationException">There is none and none could be installed.</exception>
    internal static string? Find()
    {
        if (OnPath() is { } installed)
            return installed;

        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
            return null;

        Run("apt-get", "update", "-qq");
        Run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
        return OnPath() ?? throw new InvalidOperationException(
            "The browser tests need Chromium, and it could not be installed here: install Chromium or Google Chrome and run them again.");
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .Concat(["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"])
        .FirstOrDefault(File.Exists);

    private static void Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            process?.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such command: the caller says what to do.
        }
    }
}
