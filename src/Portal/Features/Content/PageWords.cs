using System.Security.Cryptography;
using System.Text;
using Portal.Localization;

namespace Portal.Features.Content;

/// <summary>A page in one language, as written: the contents of one <c>&lt;language&gt;.md</c>.</summary>
public sealed record PageWords
{
    public required Language Language { get; init; }
    public required string Title { get; init; }

    /// <summary>At most 80 words, plain text.</summary>
    public required string Summary { get; init; }

    public required string Action { get; init; }
    public required IReadOnlyList<string> Keywords { get; init; }
    public required TranslationState Translation { get; init; }

    /// <summary>Part (title, summary or section id) → fingerprint of the source part it was written from.</summary>
    public required IReadOnlyDictionary<string, string> From { get; init; }

    public required IReadOnlyList<SectionWords> Sections { get; init; }

    /// <summary>Fingerprints of this language's own parts, which the others remember in <see cref="From"/>.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints() =>
        new[] { ("title", Title), ("summary", Summary + "\n" + Action) }
            .Concat(Sections.Select(section => (section.Id, section.Heading + "\n" + section.Markdown)))
            .ToDictionary(part => part.Item1, part => Fingerprint(part.Item2), StringComparer.Ordinal);

    /// <summary>The parts whose source has changed since they were written, or that never recorded one.</summary>
    public IReadOnlyList<string> StaleAgainst(PageWords source) =>
        [.. source.Fingerprints()
            .Where(part => !From.TryGetValue(part.Key, out var seen) || seen != part.Value)
            .Select(part => part.Key)];

    private static string Fingerprint(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd());
        var normal = string.Join('\n', lines).Trim().Normalize(NormalizationForm.FormC);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal)))[..12];
    }
}

public sealed record SectionWords(string Id, string Heading, string Markdown);

/// <summary>How far a text has been checked. Said truthfully in the file and shown to the reader.</summary>
public enum TranslationState
{
    Drafted,
    Read,
    CheckedByNative,
}
