using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Sealing;

/// <summary>A team's public key of one epoch.</summary>
public sealed record TeamKey(RecipientName Team, int Epoch, PublicKey Key);

/// <summary>
/// Which public keys belong to which teams, from <see cref="Issued"/> on. A caller keeps the latest and refuses one that was
/// issued before it, or an old manifest could bring an old key back.
/// </summary>
public sealed record Manifest(DateTimeOffset Issued, DateTimeOffset Expires, IReadOnlyList<TeamKey> Teams);

/// <summary>
/// The manifest under the signature of an offline key: compact JWS with <c>ES256</c> (RFC 7515 §7.1, RFC 7518 §3.4), header
/// members alg and kid. It is sealed in the older sense: everybody reads it, nobody changes it.
/// </summary>
public static class SealedManifest
{
    private const int MaxChars = 65_536;
    private const int MaxTeams = 200;
    private const long LastSecond = 253_402_300_799;
    private const string Algorithm = "ES256";

    /// <summary>Signs a manifest; times are kept in whole seconds, rounded down.</summary>
    /// <exception cref="ArgumentException">More than 200 keys, not of a team, or a team and epoch twice.</exception>
    public static string Seal(Manifest manifest, SigningKey key)
    {
        if (manifest.Teams.Count > MaxTeams || HasDoubles(manifest.Teams) || !manifest.Teams.All(team => team.Team.IsTeam))
        {
            throw new ArgumentException("A manifest names at most 200 keys, of teams only, each team and epoch once.", nameof(manifest));
        }

        string header = $$"""{"alg":"{{Algorithm}}","kid":"{{key.Public.KeyId}}"}""";
        string signed = $"{Encode(header)}.{Encode(Write(manifest))}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Opens a manifest only if this very key signed it and it has not expired at the time passed in.</summary>
    public static Opening<Manifest> Open(string? jws, PublicKey signer, DateTimeOffset now)
    {
        if (jws is { Length: > MaxChars })
        {
            return new Opening<Manifest>.Refused(Refusal.TooLarge);
        }

        if (jws?.Split('.') is not [var headerText, var payloadText, var signatureText]
            || !StrictBase64Url.TryDecode(headerText, out byte[]? header)
            || !StrictBase64Url.TryDecode(payloadText, out byte[]? payload)
            || !StrictBase64Url.TryDecode(signatureText, out byte[]? signature)
            || !Header.TryParse(header, out Header? members))
        {
            return new Opening<Manifest>.Refused(Refusal.Malformed);
        }

        if (!members.HasExactly(["alg", "kid"]) || !members.Is("alg", Algorithm) || !members.TryKeyId("kid", out string? keyId))
        {
            return new Opening<Manifest>.Refused(Refusal.NotAccepted);
        }

        if (!string.Equals(keyId, signer.KeyId, StringComparison.Ordinal))
        {
            return new Opening<Manifest>.Refused(Refusal.OtherSubject);
        }

        using ECDsa verifier = signer.ForVerifying();
        byte[] signed = Encoding.ASCII.GetBytes($"{headerText}.{payloadText}");
        if (!verifier.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
        {
            return new Opening<Manifest>.Refused(Refusal.DoesNotOpen);
        }

        if (!TryRead(payload, out Manifest? manifest))
        {
            return new Opening<Manifest>.Refused(Refusal.BadContent);
        }

        return now < manifest.Expires ? new Opening<Manifest>.Opened(manifest) : new Opening<Manifest>.Refused(Refusal.Expired);
    }

    /// <summary>Reads a payload that nobody has signed yet. Whoever signs it must know what the keys in it are.</summary>
    public static bool TryRead(string payload, [NotNullWhen(true)] out Manifest? manifest)
    {
        manifest = null;
        return payload.Length <= MaxChars && Ascii.IsValid(payload) && TryRead(Encoding.ASCII.GetBytes(payload), out manifest);
    }

    /// <summary>The payload before it is signed, for carrying it to the machine that signs.</summary>
    public static string Write(Manifest manifest)
    {
        IEnumerable<string> teams = manifest.Teams.Select(team =>
            $$"""{"team":"{{team.Team.Name}}","epoch":{{team.Epoch}},"key":{{team.Key.ToJwk()}}}""");
        return $$"""{"v":1,"issued":{{manifest.Issued.ToUnixTimeSeconds()}},"expires":{{manifest.Expires.ToUnixTimeSeconds()}},"teams":[{{string.Join(',', teams)}}]}""";
    }

    private static bool TryRead(byte[] payload, [NotNullWhen(true)] out Manifest? manifest)
    {
        manifest = null;
        if (!Header.TryParse(payload, out Header? members)
            || !members.HasExactly(["v", "issued", "expires", "teams"])
            || !members.TryNumber("v", 1, out _)
            || !members.TryNumber("issued", LastSecond, out long issued)
            || !members.TryNumber("expires", LastSecond, out long expires)
            || !members.TryValue("teams", out JsonElement list)
            || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() > MaxTeams)
        {
            return false;
        }

        List<TeamKey> teams = [];
        foreach (JsonElement entry in list.EnumerateArray())
        {
            if (!TryReadTeam(entry, out TeamKey? team))
            {
                return false;
            }

            teams.Add(team);
        }

        manifest = HasDoubles(teams) ? null : new(DateTimeOffset.FromUnixTimeSeconds(issued), DateTimeOffset.FromUnixTimeSeconds(expires), teams);
        return manifest is not null;
    }

    private static bool TryReadTeam(JsonElement entry, [NotNullWhen(true)] out TeamKey? team)
    {
        team = null;
        if (Header.TryRead(entry, out Header? members)
            && members.HasExactly(["team", "epoch", "key"])
            && members.TryText("team", out string? text) && RecipientName.TryParse(text, out RecipientName? name) && name.IsTeam
            && members.TryNumber("epoch", Recipient.LastEpoch, out long epoch)
            && members.TryValue("key", out JsonElement jwk) && PublicKey.TryRead(jwk, out PublicKey? key))
        {
            team = new(name, (int)epoch, key);
        }

        return team is not null;
    }

    private static bool HasDoubles(IReadOnlyList<TeamKey> teams) => teams.DistinctBy(team => (team.Team, team.Epoch)).Count() != teams.Count;

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text));
}
