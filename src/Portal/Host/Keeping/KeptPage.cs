using System.IO.Compression;
using System.Security.Cryptography;

namespace Portal.Host.Keeping;

/// <summary>A page's bytes, ready to send. Plain bytes are not held: the few clients that cannot take gzip get it unpacked.</summary>
internal sealed class KeptPage
{
    private const int BrotliWindow = 22;
    private const int QuickBrotli = 4;

    private KeptPage(string contentType, string tag, byte[] brotli, byte[] gzip, DateTimeOffset validUntil)
    {
        ContentType = contentType;
        Tag = tag;
        Brotli = brotli;
        Gzip = gzip;
        ValidUntil = validUntil;
    }

    internal string ContentType { get; }

    /// <summary>Fingerprint of the plain bytes; each encoding has its own ETag made from it (RFC 9110 §8.8.3).</summary>
    internal string Tag { get; }

    internal byte[] Brotli { get; }
    internal byte[] Gzip { get; }
    internal DateTimeOffset ValidUntil { get; }

    /// <summary>Packs at a level a request can wait for.</summary>
    internal static KeptPage Pack(string contentType, ReadOnlySpan<byte> plain, DateTimeOffset validUntil) =>
        Pack(contentType, plain, validUntil, QuickBrotli, CompressionLevel.Fastest);

    /// <summary>Packs as small as it gets, in the background.</summary>
    internal KeptPage Repacked() => Pack(ContentType, Plain(), ValidUntil, brotliQuality: 11, CompressionLevel.SmallestSize);

    internal byte[] Plain()
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(Gzip), CompressionMode.Decompress))
            gzip.CopyTo(plain);

        return plain.ToArray();
    }

    /// <summary>
    /// Takes away what indents the lines of a drawn page, in place: nobody sees it, and it is one byte in fifty of what is sent.
    /// A page with a <c>pre</c> stays as it is.
    /// </summary>
    internal static Span<byte> Unindented(Span<byte> html)
    {
        if (html.IndexOf("<pre"u8) >= 0)
            return html;

        var written = 0;
        var atStart = false;
        foreach (var each in html)
        {
            if (atStart && (each is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r'))
                continue;
            atStart = each == (byte)'\n';
            html[written++] = each;
        }

        return html[..written];
    }

    /// <summary>Packed for one answer, at a level a request can wait for.</summary>
    internal static byte[] Brotlied(ReadOnlySpan<byte> plain, int quality = QuickBrotli)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, room, out var length, quality, BrotliWindow)
            ? room[..length]
            : throw new InvalidOperationException("Brotli did not fit the room it asked for.");
    }

    internal static byte[] Gzipped(ReadOnlySpan<byte> plain, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, level, leaveOpen: true))
            gzip.Write(plain);

        return zipped.ToArray();
    }

    private static KeptPage Pack(
        string contentType, ReadOnlySpan<byte> plain, DateTimeOffset validUntil, int brotliQuality, CompressionLevel gzipLevel)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(plain))[..20];
        return new KeptPage(contentType, tag, Brotlied(plain, brotliQuality), Gzipped(plain, gzipLevel), validUntil);
    }
}
