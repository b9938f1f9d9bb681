using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Sealing;

/// <summary>A point on P-256 that is known to lie on the curve. Compared by key id.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    internal const int CoordinateSize = 32;

    // A JWK of this kind has 124 characters; what is longer is something else.
    private const int MaxJwkChars = 200;

    private readonly byte[] point;

    private PublicKey(byte[] point)
    {
        this.point = point;
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(ToJwk()));
        KeyId = Base64Url.EncodeToString(hash);
        Fingerprint = Spoken(hash);
    }

    /// <summary>The RFC 7638 thumbprint: SHA-256 of the JWK's required members, 43 characters of base64url.</summary>
    public string KeyId { get; }

    /// <summary>
    /// Six groups of five digits for two people to compare by voice: each group is five bytes of the thumbprint,
    /// big-endian, modulo 100,000. Digits, because they are said the same way in every language of the portal.
    /// </summary>
    public string Fingerprint { get; }

    internal ReadOnlySpan<byte> Point => point;

    internal ReadOnlySpan<byte> X => point.AsSpan(0, CoordinateSize);

    internal ReadOnlySpan<byte> Y => point.AsSpan(CoordinateSize);

    /// <summary>The key as a JWK with exactly crv, kty, x and y, in that order and without spaces (RFC 7517, 7518).</summary>
    public string ToJwk() =>
        $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(X)}}","y":"{{Base64Url.EncodeToString(Y)}}"}""";

    /// <summary>Reads a JWK that has exactly crv, kty, x and y. False for any other curve, member or point.</summary>
    public static bool TryFromJwk(string? jwk, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        return jwk is { Length: <= MaxJwkChars }
            && Header.TryParse(Encoding.UTF8.GetBytes(jwk), out Header? members)
            && TryRead(members, out key);
    }

    internal static bool TryRead(JsonElement element, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        return Header.TryRead(element, out Header? members) && TryRead(members, out key);
    }

    internal static bool TryFromPoint(ReadOnlySpan<byte> point, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (point.Length != 2 * CoordinateSize)
        {
            return false;
        }

        try
        {
            // Importing is what proves that the point lies on the curve.
            using ECDiffieHellman proof = ECDiffieHellman.Create(P256.Parameters(point));
            key = new(point.ToArray());
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal ECDiffieHellman ForAgreement() => ECDiffieHellman.Create(P256.Parameters(point));

    internal ECDsa ForVerifying() => ECDsa.Create(P256.Parameters(point));

    public bool Equals(PublicKey? other) => other is not null && string.Equals(KeyId, other.KeyId, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => KeyId.GetHashCode(StringComparison.Ordinal);

    private static bool TryRead(Header members, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        return members.HasExactly(["crv", "kty", "x", "y"])
            && members.Is("crv", "P-256")
            && members.Is("kty", "EC")
            && members.TryBytes("x", CoordinateSize, out byte[]? x)
            && members.TryBytes("y", CoordinateSize, out byte[]? y)
            && TryFromPoint([.. x, .. y], out key);
    }

    private static string Spoken(ReadOnlySpan<byte> hash)
    {
        var groups = new string[6];
        for (int group = 0; group < groups.Length; group++)
        {
            ulong number = 0;
            foreach (byte part in hash.Slice(group * 5, 5))
            {
                number = (number << 8) | part;
            }

            groups[group] = (number % 100_000).ToString("D5", CultureInfo.InvariantCulture);
        }

        return string.Join(' ', groups);
    }
}
