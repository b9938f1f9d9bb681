using Jose;

namespace Portal.Sealing;

/// <summary>
/// One family of envelopes: its key management, its greatest length in characters, and its header members besides alg,
/// enc and epk. The families differ in their members, so that none can be taken for another.
/// </summary>
internal sealed class EnvelopeShape
{
    private EnvelopeShape(JweAlgorithm algorithm, string name, int encryptedKeyBytes, int maxChars, string[] members)
    {
        Algorithm = algorithm;
        AlgorithmName = name;
        EncryptedKeyBytes = encryptedKeyBytes;
        MaxChars = maxChars;
        Members = members;
    }

    public JweAlgorithm Algorithm { get; }

    public string AlgorithmName { get; }

    public int EncryptedKeyBytes { get; }

    public int MaxChars { get; }

    public string[] Members { get; }

    public bool HasEphemeralKey => Algorithm == JweAlgorithm.ECDH_ES_A256KW;

    /// <summary>RFC 7518 §4.5: the shared key itself encrypts, so the second segment is empty.</summary>
    public static EnvelopeShape Direct(int maxChars, params string[] members) =>
        new(JweAlgorithm.DIR, "dir", 0, maxChars, ["alg", "enc", .. members]);

    /// <summary>RFC 7518 §4.6: an ephemeral key agreement wraps a fresh 32-byte key into 40 bytes (RFC 3394).</summary>
    public static EnvelopeShape ToPublicKey(int maxChars, params string[] members) =>
        new(JweAlgorithm.ECDH_ES_A256KW, "ECDH-ES+A256KW", 40, maxChars, ["alg", "enc", "epk", .. members]);
}
