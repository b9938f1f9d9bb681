using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>The browser's own modules under node, to be asked the same as ours.</summary>
internal static class NodeScript
{
    /// <summary>Runs a script that lies beside a test with the folder of the browser's modules, and gives back what it wrote.</summary>
    internal static async Task<string> RunAsync(string script, string input)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script, Tree.File("src", "Portal", "Assets")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        })!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var text = await output;
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return text;
    }
}
