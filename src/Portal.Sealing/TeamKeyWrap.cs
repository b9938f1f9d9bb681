using System.Diagnostics.CodeAnalysis;

namespace Portal.Sealing;

/// <summary>
/// The protected header of a wrapped team key: the team and epoch it is of, the thumbprint of the team key itself, whom it
/// is for, and the thumbprint of that reader's key.
/// </summary>
public sealed record TeamKeyWrapHeader(RecipientName Team, int Epoch, string TeamKeyId, RecipientName To, string KeyId);

/// <summary>
/// A team's private key of one epoch for one member: <c>ECDH-ES+A256KW</c> and <c>A256GCM</c> like
/// <see cref="ContentWrap"/>, with the header members team, epoch, key, to and kid. Made by a member who holds the key;
/// an administrator never does.
/// </summary>
public static class TeamKeyWrap
{
    private static readonly EnvelopeShape Shape = EnvelopeShape.ToPublicKey(maxChars: 1_280, "team", "epoch", "key", "to", "kid");

    /// <summary>Wraps the team's private key to one member.</summary>
    /// <exception cref="ArgumentException">The epoch is not 1 to 1,000,000, or the key is not a team's.</exception>
    public static string Seal(PrivateKey teamKey, RecipientName team, int epoch, RecipientName to, PublicKey toKey)
    {
        if (!team.IsTeam)
        {
            throw new ArgumentException("Only a team has a team key.", nameof(team));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epoch, Recipient.LastEpoch);
        return Envelope.Seal(teamKey.Bytes, toKey, Shape, new()
        {
            ["team"] = team.Name,
            ["epoch"] = epoch,
            ["key"] = teamKey.Public.KeyId,
            ["to"] = to.Name,
            ["kid"] = toKey.KeyId,
        });
    }

    /// <summary>
    /// Opens the team's key only if it is of exactly this team, epoch and member and is the private half of
    /// <paramref name="teamKey"/>. Anybody can wrap a key to a member; that it is the team's, only the manifest tells.
    /// </summary>
    public static Opening<PrivateKey> Open(
        string? jwe, RecipientName team, int epoch, PublicKey teamKey, RecipientName to, PrivateKey key)
    {
        if (!TryParse(jwe, out CompactJwe? envelope, out TeamKeyWrapHeader? header, out Refusal refusal))
        {
            return new Opening<PrivateKey>.Refused(refusal);
        }

        if (header != new TeamKeyWrapHeader(team, epoch, teamKey.KeyId, to, key.Public.KeyId))
        {
            return new Opening<PrivateKey>.Refused(Refusal.OtherSubject);
        }

        return SealedPrivateKey.Take(Envelope.Open(envelope, key), header.TeamKeyId);
    }

    /// <summary>
    /// Admits one more member: opens the admitting member's wrap and makes one for the new member. The team's key is
    /// overwritten before this returns. Compare the new member's <see cref="PublicKey.Fingerprint"/> by voice first.
    /// </summary>
    public static Opening<string> Reseal(
        string? jwe, RecipientName team, int epoch, PublicKey teamKey, RecipientName from, PrivateKey key, RecipientName to, PublicKey toKey)
    {
        switch (Open(jwe, team, epoch, teamKey, from, key))
        {
            case Opening<PrivateKey>.Opened(var opened):
                using (opened)
                {
                    return new Opening<string>.Opened(Seal(opened, team, epoch, to, toKey));
                }

            case Opening<PrivateKey>.Refused(var reason):
                return new Opening<string>.Refused(reason);

            default:
                return new Opening<string>.Refused(Refusal.BadContent);
        }
    }

    /// <summary>Checks everything that can be checked without a key.</summary>
    public static Opening<TeamKeyWrapHeader> Inspect(string? jwe) =>
        TryParse(jwe, out _, out TeamKeyWrapHeader? header, out Refusal refusal)
            ? new Opening<TeamKeyWrapHeader>.Opened(header)
            : new Opening<TeamKeyWrapHeader>.Refused(refusal);

    private static bool TryParse(
        string? jwe,
        [NotNullWhen(true)] out CompactJwe? envelope,
        [NotNullWhen(true)] out TeamKeyWrapHeader? header,
        out Refusal refusal)
    {
        header = null;
        if (!CompactJwe.TryParse(jwe, Shape, out envelope, out refusal))
        {
            return false;
        }

        refusal = Refusal.NotAccepted;
        Header members = envelope.Header;
        if (envelope.PlainBytes == PrivateKey.Size
            && members.TryText("team", out string? teamName) && RecipientName.TryParse(teamName, out RecipientName? team) && team.IsTeam
            && members.TryNumber("epoch", Recipient.LastEpoch, out long epoch)
            && members.TryKeyId("key", out string? teamKeyId)
            && members.TryText("to", out string? toName) && RecipientName.TryParse(toName, out RecipientName? to)
            && members.TryKeyId("kid", out string? keyId))
        {
            header = new(team, (int)epoch, teamKeyId, to, keyId);
        }

        return header is not null;
    }
}
