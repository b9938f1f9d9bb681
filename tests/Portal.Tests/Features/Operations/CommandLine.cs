using System.Diagnostics;
using Portal.Sealing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Operations;

/// <summary>The verbs as an editor or operator types them.</summary>
public sealed class CommandLine
{
    [Fact]
    public async Task Content_check_passes_what_is_shipped_and_says_so()
    {
        var (code, output) = await RunAsync("content", "check", $"--Content:Path={Tree.Content}");
        Assert.Equal(0, code);
        Assert.Contains("0 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_check_fails_on_an_error_and_names_the_file()
    {
        var folder = Copy();
        File.Delete(Path.Combine(folder, "pages", "after", "so.md"));
        var (code, output) = await RunAsync("content", "check", $"--Content:Path={folder}");
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, code);
        Assert.Contains("error pages/after/so.md: MissingLanguage", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_goes_in_and_comes_out_byte_for_byte()
    {
        var folder = Directory.CreateTempSubdirectory("portal-verbs-").FullName;
        string[] options = [$"--Content:Path={Tree.Content}", $"--ConnectionStrings:Portal=Data Source={Path.Combine(folder, "verbs.db")}", "--environment=Development"];
        Assert.Equal(0, (await RunAsync(["migrate", .. options])).Code);
        Assert.Equal(0, (await RunAsync(["content", "import", .. options])).Code);
        var output = Path.Combine(folder, "out");
        Assert.Equal(0, (await RunAsync(["content", "export", output, .. options])).Code);
        foreach (var file in Directory.EnumerateFiles(Tree.Content, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Tree.Content, file);
            // What tells editors of the formats is not published.
            if (Path.GetFileName(path) != "README.md")
                Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(output, path))), path);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_stamp_makes_a_stale_translation_current()
    {
        var folder = Copy();
        File.AppendAllText(Path.Combine(folder, "pages", "after", "fi.md"), "\nUusi lause.\n");
        Assert.Contains("StaleTranslation", (await RunAsync("content", "check", $"--Content:Path={folder}")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("content", "stamp", "after", $"--Content:Path={folder}")).Code);
        Assert.DoesNotContain("StaleTranslation", (await RunAsync("content", "check", $"--Content:Path={folder}")).Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_manifest_is_signed_on_a_machine_that_only_gets_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("portal-keys-").FullName;
        var (key, unsigned, signed) = (Path.Combine(folder, "key.pem"), Path.Combine(folder, "in"), Path.Combine(folder, "out"));
        var (code, output) = await RunAsync("keys", "signing-key", key);
        Assert.Equal(0, code);
        Assert.True(PublicKey.TryFromJwk(output.Split('\n')[0].Trim(), out var signer), output);
        Assert.NotEqual(0, (await RunAsync("keys", "signing-key", key)).Code);

        string[] options = [$"--Content:Path={Tree.Content}", $"--ConnectionStrings:Portal=Data Source={Path.Combine(folder, "verbs.db")}", "--environment=Development"];
        Assert.Equal(0, (await RunAsync(["migrate", .. options])).Code);
        Assert.Equal(0, (await RunAsync(["keys", "manifest", "export", unsigned, .. options])).Code);
        Assert.Equal(0, (await RunAsync("keys", "manifest", "sign", key, unsigned, signed)).Code);
        Assert.IsType<Opening<Manifest>.Opened>(SealedManifest.Open(await File.ReadAllTextAsync(signed, TestContext.Current.CancellationToken), signer, TimeProvider.System.GetUtcNow()));

        // This build pins no key, so nothing it is brought is kept; and what is no list is not signed.
        Assert.NotEqual(0, (await RunAsync(["keys", "manifest", "import", signed, .. options])).Code);
        Assert.NotEqual(0, (await RunAsync("keys", "manifest", "sign", key, key, signed)).Code);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("content", "stamp", "no/such/page", "sv")]
    [InlineData("content", "stamp", "after", "fi")]
    [InlineData("help")]
    public async Task A_mistyped_verb_says_what_there_is_and_changes_nothing(params string[] words) =>
        Assert.NotEqual(0, (await RunAsync([.. words, $"--Content:Path={Tree.Content}"])).Code);

    private static string Copy()
    {
        var folder = Directory.CreateTempSubdirectory("portal-content-").FullName;
        foreach (var file in Directory.EnumerateFiles(Tree.Content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Tree.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
