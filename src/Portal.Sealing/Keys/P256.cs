using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>The one curve of the portal, and the fixed layout of its keys: x ‖ y, and d ‖ x ‖ y, 32 bytes each.</summary>
internal static class P256
{
    public const int PrivateSize = 96;

    public static ECCurve Curve => ECCurve.NamedCurves.nistP256;

    public static ECParameters Parameters(ReadOnlySpan<byte> point) => new()
    {
        Curve = Curve,
        Q = new() { X = point[..32].ToArray(), Y = point[32..].ToArray() },
    };

    /// <summary>The caller overwrites <c>D</c> as soon as the parameters are imported.</summary>
    public static ECParameters PrivateParameters(ReadOnlySpan<byte> key) =>
        Parameters(key[32..]) with { D = key[..32].ToArray() };

    public static byte[] Generate()
    {
        using ECDiffieHellman pair = ECDiffieHellman.Create(Curve);
        ECParameters made = pair.ExportParameters(includePrivateParameters: true);
        try
        {
            return [.. made.D!, .. made.Q.X!, .. made.Q.Y!];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(made.D);
        }
    }
}
