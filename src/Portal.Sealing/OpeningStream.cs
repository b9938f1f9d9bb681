using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Portal.Sealing;

/// <summary>
/// Opens what <see cref="SealingStream"/> sealed. Every byte it gives out was sealed under this key at this place; only its end
/// tells that nothing is missing, so what was read is used after that.
/// </summary>
/// <exception cref="InvalidDataException">While reading: another key, an altered or missing frame, or a file cut short.</exception>
public sealed class OpeningStream(Stream source, SymmetricKey key) : Stream
{
    private readonly AesGcm cipher = new(key.Bytes, SealingStream.TagBytes);
    private readonly byte[] plain = new byte[SealingStream.FrameBytes];
    private readonly byte[] frame = new byte[SealingStream.FrameBytes + SealingStream.TagBytes];
    private int filled;
    private int given;
    private ulong number;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (given == filled)
        {
            if (ended)
            {
                return 0;
            }

            ReadFrame();
        }

        int taken = Math.Min(buffer.Length, filled - given);
        plain.AsSpan(given, taken).CopyTo(buffer);
        given += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadFrame()
    {
        Span<byte> prefix = stackalloc byte[SealingStream.PrefixBytes];
        Fill(prefix);
        int length = BinaryPrimitives.ReadInt32BigEndian(prefix[1..]);
        if (prefix[0] > 1 || length is < 0 or > SealingStream.FrameBytes)
        {
            throw new InvalidDataException();
        }

        Span<byte> body = frame.AsSpan(0, length + SealingStream.TagBytes);
        Fill(body);
        Span<byte> nonce = stackalloc byte[SealingStream.NonceBytes];
        SealingStream.Number(number++, nonce);
        try
        {
            cipher.Decrypt(nonce, body[..length], body[length..], plain.AsSpan(0, length), prefix);
        }
        catch (CryptographicException refused)
        {
            throw new InvalidDataException(null, refused);
        }

        (filled, given, ended) = (length, 0, prefix[0] == 1);
        if (ended && source.ReadByte() >= 0)
        {
            throw new InvalidDataException();
        }
    }

    private void Fill(Span<byte> buffer)
    {
        try
        {
            source.ReadExactly(buffer);
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException(null, cut);
        }
    }
}
