namespace Portal.Features.Cases.Keys;

/// <summary>The keys of a team as one member sees them.</summary>
/// <param name="TeamHasKey">Whether anybody can send the team anything yet.</param>
/// <param name="NextEpoch">The epoch a team key made now would have.</param>
/// <param name="SomebodyLeft">A member left after the current key was made, and may have kept it.</param>
public sealed record KeyState(bool TeamHasKey, int NextEpoch, OwnKey? Own, IReadOnlyList<KeyHolder> Members, bool SomebodyLeft)
{
    public bool Holds(Guid memberId) => Members.Any(member => member.Id == memberId && member.HoldsTeamKey);
}

/// <summary>A member of the team: with a key of their own or without, and with the team's or waiting for it.</summary>
public sealed record KeyHolder(Guid Id, string Name, bool HasOwnKey, bool HoldsTeamKey);

public sealed record OwnKey(string PublicJwk, string PassphraseSlot, string RecoverySlot);

/// <summary>A member's key as their browser made and sealed it.</summary>
public sealed record NewMemberKey(string PublicJwk, string PassphraseSlot, string RecoverySlot);

/// <summary>A team's key as the first member's browser made and wrapped it.</summary>
public sealed record NewTeamKey(int Epoch, string PublicJwk, string Wrap);

/// <summary>A team's key of one epoch in a member's wrap.</summary>
public sealed record HeldKey(int Epoch, string PublicJwk, string Jwe);

/// <summary>A team's key wrapped for somebody by a member who holds it.</summary>
public sealed record WrappedTeamKey(int Epoch, string Jwe);

/// <summary>What the admitting browser needs: the new member's key to compare by voice, and its own sealed keys.</summary>
public sealed record Admission(Guid NewId, string Name, string PublicJwk, string PassphraseSlot, IReadOnlyList<HeldKey> Held);

public enum SetUpResult
{
    Made,

    /// <summary>The member has a key already; it is never written over.</summary>
    AlreadyMade,

    /// <summary>Something posted is not sealed as it must be.</summary>
    Refused,
}
