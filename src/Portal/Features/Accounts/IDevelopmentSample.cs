namespace Portal.Features.Accounts;

/// <summary>
/// Something a newcomer finds in a fresh portal in Development, and never anywhere else. Each feature adds its part;
/// they run once, in order, before the first request.
/// </summary>
public interface IDevelopmentSample
{
    /// <summary>Teams and members are 10; keys come after them.</summary>
    int Order { get; }

    /// <summary>Adds its part and returns what to print once: one line each.</summary>
    Task<IReadOnlyList<string>> FillAsync(SampleMembers members, CancellationToken stop);
}

/// <summary>The members made so far, with the secrets that are printed and then known to nobody.</summary>
public sealed class SampleMembers
{
    private readonly List<SampleMember> _members = [];

    public IReadOnlyList<SampleMember> All => _members;

    internal void Add(SampleMember member) => _members.Add(member);
}

public sealed record SampleMember(Guid Id, string? TeamId, string Address, string Password);
