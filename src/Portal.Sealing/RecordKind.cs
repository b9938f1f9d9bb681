using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Portal.Sealing;

/// <summary>
/// What a sealed record is. The name stands in the protected header, so a record can never be opened as something else:
/// a lower-case letter, then up to 31 lower-case letters, digits or hyphens.
/// </summary>
public sealed partial record RecordKind
{
    private RecordKind(string name) => Name = name;

    /// <summary>What a visitor sent.</summary>
    public static RecordKind Concern { get; } = new("concern");

    /// <summary>What a visitor sent who asked for advice only.</summary>
    public static RecordKind Advice { get; } = new("advice");

    /// <summary>A community's invitation.</summary>
    public static RecordKind Visit { get; } = new("visit");

    /// <summary>Feedback on the site.</summary>
    public static RecordKind Feedback { get; } = new("feedback");

    /// <summary>One letter between the team and whoever holds the receipt.</summary>
    public static RecordKind Letter { get; } = new("letter");

    /// <summary>What a team writes for itself.</summary>
    public static RecordKind Desk { get; } = new("desk");

    public string Name { get; }

    /// <summary>Accepts any name of the form above; which kinds exist is the caller's matter.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out RecordKind? kind)
    {
        kind = name is not null && Form().IsMatch(name) ? new(name) : null;
        return kind is not null;
    }

    public override string ToString() => Name;

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
