using NSec.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// Argon2id, version 1.3 (RFC 9106) with 64 MiB, three passes, one lane, a 16-byte salt and a 32-byte result. The caller
/// limits how many run at a time: each holds 64 MiB.
/// </summary>
internal static class SlowHash
{
    public const int SaltBytes = 16;
    public const int ResultBytes = 32;

    private static readonly Argon2id Algorithm = new(new Argon2Parameters { MemorySize = 64 * 1024, NumberOfPasses = 3, DegreeOfParallelism = 1 });

    /// <summary>The caller overwrites the result after use.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt) => Algorithm.DeriveBytes(secret, salt, ResultBytes);
}
