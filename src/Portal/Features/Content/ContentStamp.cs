using System.Text;
using System.Text.RegularExpressions;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>Records in a translation which source it was written from, after somebody has compared the two.</summary>
internal static partial class ContentStamp
{
    private static readonly string[] Front = ["title", "summary"];

    /// <summary>The file's text with a fresh <c>from:</c> map; nothing else changes.</summary>
    /// <exception cref="ContentFormatException">A text does not follow content/README.md.</exception>
    internal static string Stamp(Language language, string translation, PageWords source)
    {
        // Reading it first tells a broken file from one that only lacks its stamp.
        var words = WordsFile.Read(language, translation);
        var parts = source.Fingerprints();
        var ids = Front.Concat(words.Sections.Select(section => section.Id));
        var map = new StringBuilder("from:\n");
        foreach (var id in ids.Where(parts.ContainsKey))
            map.Append("  ").Append(id).Append(": \"").Append(parts[id]).Append("\"\n");

        var bare = OldStamp().Replace(translation, "", 1);
        var end = bare.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return bare[..(end + 1)] + map + bare[(end + 1)..];
    }

    [GeneratedRegex(@"^from:\n(?:[ ]+.*\n)+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex OldStamp();
}
