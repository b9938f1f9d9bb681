using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// A long file under a key of its own, such as a backup: frames of at most 64 kB, each AES-256-GCM with its number as nonce and
/// its first five bytes as associated data, so that none can be altered, left out, moved or cut off at the end. A frame is one
/// byte (1 for the last, else 0), four bytes of length (big-endian), the sealed bytes and a 16-byte tag. The key must never seal
/// a second file.
/// </summary>
public sealed class SealingStream(Stream target, SymmetricKey key) : Stream
{
    internal const int FrameBytes = 64 * 1024;
    internal const int PrefixBytes = 5;
    internal const int TagBytes = 16;
    internal const int NonceBytes = 12;

    private readonly AesGcm cipher = new(key.Bytes, TagBytes);
    private readonly byte[] plain = new byte[FrameBytes];
    private readonly byte[] frame = new byte[PrefixBytes + FrameBytes + TagBytes];
    private int filled;
    private ulong number;
    private bool complete;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !complete;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(complete, this);
        while (buffer.Length > 0)
        {
            if (filled == FrameBytes)
            {
                WriteFrame(isLast: false);
            }

            int taken = Math.Min(buffer.Length, FrameBytes - filled);
            buffer[..taken].CopyTo(plain.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => target.Flush();

    /// <summary>Writes the last frame. Without it the file opens nowhere: half a backup must not look like a whole one.</summary>
    public void Complete()
    {
        WriteFrame(isLast: true);
        complete = true;
        target.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            complete = true;
            CryptographicOperations.ZeroMemory(plain);
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    internal static void Number(ulong number, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(nonce[(NonceBytes - sizeof(ulong))..], number);
    }

    private void WriteFrame(bool isLast)
    {
        frame[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), filled);
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Number(number++, nonce);
        cipher.Encrypt(
            nonce, plain.AsSpan(0, filled), frame.AsSpan(PrefixBytes, filled), frame.AsSpan(PrefixBytes + filled, TagBytes), frame.AsSpan(0, PrefixBytes));
        target.Write(frame, 0, PrefixBytes + filled + TagBytes);
        filled = 0;
    }
}
