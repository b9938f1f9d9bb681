using Portal.Sealing;

namespace Portal.Features.Cases.Keys;

/// <summary>
/// Whether something a browser sealed is what it says, as far as that shows without a key. The server cannot open any of
/// it; it can refuse what nobody could open later.
/// </summary>
internal static class SealedShape
{
    internal static bool IsSlot(string jwe, Guid memberId, PublicKey key, string slot) =>
        KeySlot.Inspect(jwe) is Opening<KeySlotHeader>.Opened(var header) && header == new KeySlotHeader(memberId, key.KeyId, slot);

    internal static bool IsTeamKeyFor(string jwe, string teamId, int epoch, string teamJwk, Guid memberId, string memberJwk) =>
        PublicKey.TryFromJwk(teamJwk, out var team)
        && PublicKey.TryFromJwk(memberJwk, out var member)
        && TeamKeyWrap.Inspect(jwe) is Opening<TeamKeyWrapHeader>.Opened(var header)
        && header == new TeamKeyWrapHeader(RecipientName.Team(teamId), epoch, team.KeyId, RecipientName.Member(memberId), member.KeyId);

    /// <summary>Content of exactly this record and kind.</summary>
    internal static bool IsOf(string jwe, Guid id, string kind) =>
        SealedContent.Inspect(jwe) is Opening<ContentHeader>.Opened(var header) && header.Id == id && header.Kind.Name == kind;

    /// <summary>A content key of this record for this team, whatever its key.</summary>
    internal static bool IsWrapForAnotherKeyOf(string jwe, Guid concernId, string teamId) =>
        ContentWrap.Inspect(jwe) is Opening<ContentWrapHeader>.Opened(var header) && header.Id == concernId && header.To == RecipientName.Team(teamId);

    /// <summary>A content key of this record, wrapped to this key of a team and to nothing else.</summary>
    internal static bool IsWrapFor(string jwe, Guid concernId, string kind, string teamId, int epoch, string teamJwk) =>
        PublicKey.TryFromJwk(teamJwk, out var team)
        && RecordKind.TryParse(kind, out var record)
        && ContentWrap.Inspect(jwe) is Opening<ContentWrapHeader>.Opened(var header)
        && header == new ContentWrapHeader(concernId, record, RecipientName.Team(teamId), epoch, team.KeyId);
}
