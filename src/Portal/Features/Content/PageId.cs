using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Portal.Features.Content;

/// <summary>A page's id, which is also its address after the language: <c>after/for-you</c>. The same in all languages.</summary>
public sealed partial record PageId
{
    private PageId(string value) => Value = value;

    public static PageId Home { get; } = new("home");

    public string Value { get; }

    public static bool TryParse(string? value, [NotNullWhen(true)] out PageId? id)
    {
        id = value is { Length: > 0 and <= 120 } && Form().IsMatch(value) ? new PageId(value) : null;
        return id is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
