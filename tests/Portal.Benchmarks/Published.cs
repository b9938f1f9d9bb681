using System.Diagnostics;
using Portal.Tests.Support;

namespace Portal.Benchmarks;

/// <summary>The portal as an operator gets it.</summary>
internal static class Published
{
    internal static void Into(string folder)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Tree.File("src", "Portal", "Portal.csproj"), "-c", "Release", "-v", "quiet", "-o", Path.Combine(folder, "portal")]))!;
        publish.WaitForExit();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException("The portal could not be published.");
    }
}
