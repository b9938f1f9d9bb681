using System.Text;

namespace Portal.Features.Content;

/// <summary>The folder <c>content/</c> on disk.</summary>
internal static class ContentFolder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Endings = [".md", ".yaml", ".csv"];

    /// <summary>Every content file's text by its path relative to the folder, with forward slashes.</summary>
    /// <exception cref="ContentFormatException">A file is not UTF-8.</exception>
    internal static Dictionary<string, string> Read(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!Endings.Contains(Path.GetExtension(file)) || path.EndsWith("README.md", StringComparison.Ordinal))
                continue;

            try
            {
                files[path] = Strict.GetString(File.ReadAllBytes(file));
            }
            catch (DecoderFallbackException)
            {
                throw new ContentFormatException($"{path} is not UTF-8");
            }
        }

        return files;
    }

    internal static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Strict.GetBytes(text));
        }
    }
}
