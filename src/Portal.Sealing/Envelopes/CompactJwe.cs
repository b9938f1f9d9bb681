using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Portal.Sealing;

/// <summary>A compact JWE (RFC 7516 §7.1) whose every segment and header member has been checked, but not its tag.</summary>
internal sealed class CompactJwe
{
    public const string Encryption = "A256GCM";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private CompactJwe(string text, EnvelopeShape shape, Header header, int plainBytes)
    {
        Text = text;
        Shape = shape;
        Header = header;
        PlainBytes = plainBytes;
    }

    public string Text { get; }

    public EnvelopeShape Shape { get; }

    public Header Header { get; }

    /// <summary>GCM keeps the length, so the length of the plain text is known before opening.</summary>
    public int PlainBytes { get; }

    public static bool TryParse(string? text, EnvelopeShape shape, [NotNullWhen(true)] out CompactJwe? jwe, out Refusal refusal)
    {
        jwe = null;
        refusal = Refusal.TooLarge;
        if (text is { Length: var length } && length > shape.MaxChars)
        {
            return false;
        }

        refusal = Refusal.Malformed;
        Span<Range> segments = stackalloc Range[6];
        if (text is null || text.AsSpan().Split(segments, '.') != 5 || !SegmentsAreStrict(text, segments[..5])
            || !StrictBase64Url.TryDecode(text.AsSpan(segments[0]), out byte[]? json)
            || !Header.TryParse(json, out Header? header))
        {
            return false;
        }

        refusal = Refusal.NotAccepted;
        if (!IsAccepted(header, shape)
            || StrictBase64Url.Bytes(text.AsSpan(segments[1])) != shape.EncryptedKeyBytes
            || StrictBase64Url.Bytes(text.AsSpan(segments[2])) != NonceBytes
            || StrictBase64Url.Bytes(text.AsSpan(segments[4])) != TagBytes)
        {
            return false;
        }

        jwe = new(text, shape, header, StrictBase64Url.Bytes(text.AsSpan(segments[3])));
        return true;
    }

    private static bool SegmentsAreStrict(string text, ReadOnlySpan<Range> segments)
    {
        foreach (Range segment in segments)
        {
            if (!StrictBase64Url.IsStrict(text.AsSpan(segment)))
            {
                return false;
            }
        }

        return true;
    }

    // zip and crit are refused here too: they are members no family has.
    private static bool IsAccepted(Header header, EnvelopeShape shape) =>
        header.HasExactly(shape.Members)
        && header.Is("alg", shape.AlgorithmName)
        && header.Is("enc", Encryption)
        && (!shape.HasEphemeralKey || (header.TryValue("epk", out JsonElement epk) && PublicKey.TryRead(epk, out _)));
}
