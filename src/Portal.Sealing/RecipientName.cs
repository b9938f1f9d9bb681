using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Portal.Sealing;

/// <summary>Whom a wrap is for: <c>team:</c> and the team's id, <c>member:</c> and a UUID, or <c>receipt</c>.</summary>
public sealed partial record RecipientName
{
    private RecipientName(string name) => Name = name;

    /// <summary>Whoever holds the receipt of this record.</summary>
    public static RecipientName Receipt { get; } = new("receipt");

    public string Name { get; }

    /// <summary>Whether this is a team, the only kind that has epochs and stands in the manifest.</summary>
    public bool IsTeam => Name.StartsWith("team:", StringComparison.Ordinal);

    /// <summary>A member of a team, by the random id of the account.</summary>
    public static RecipientName Member(Guid id) => new($"member:{id:D}");

    /// <summary>A team, by its id: lower-case letters, digits and hyphens, 1 to 40 of them.</summary>
    /// <exception cref="ArgumentException">The id has another form.</exception>
    public static RecipientName Team(string id) =>
        TryParse($"team:{id}", out RecipientName? name) ? name : throw new ArgumentException("Not the id of a team.", nameof(id));

    /// <summary>Accepts exactly the three forms.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out RecipientName? recipient)
    {
        recipient = name is not null && Form().IsMatch(name) ? new(name) : null;
        return recipient is not null;
    }

    public override string ToString() => Name;

    [GeneratedRegex(@"^(receipt|team:[a-z0-9][a-z0-9-]{0,39}|member:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
