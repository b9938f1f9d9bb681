using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>32 secret bytes: a content key, a form key or the key of a slot. Disposing overwrites them.</summary>
public sealed class SymmetricKey : IDisposable
{
    /// <summary>The size of every symmetric key, in bytes.</summary>
    public const int Size = 32;

    private readonly byte[] bytes;
    private bool gone;

    private SymmetricKey(byte[] bytes) => this.bytes = bytes;

    /// <summary>A new key from the system's random source.</summary>
    public static SymmetricKey Generate() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Copies a key; the caller overwrites its own bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public static SymmetricKey From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException("A symmetric key has 32 bytes.", nameof(bytes));
        }

        return new(bytes.ToArray());
    }

    /// <summary>The library hands this array to others that want an array; it is never copied or kept there.</summary>
    internal byte[] Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(gone, this);
            return bytes;
        }
    }

    /// <summary>A copy for storing elsewhere; the caller overwrites it after use.</summary>
    public byte[] Export() => [.. Bytes];

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        gone = true;
    }
}
