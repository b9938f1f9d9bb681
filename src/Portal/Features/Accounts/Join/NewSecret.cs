using System.Buffers.Text;
using System.Security.Cryptography;
using Portal.Features.Shared;

namespace Portal.Features.Accounts;

/// <summary>An authenticator secret on its way between showing and proving: for the camera, for the fingers, and sealed for the way back.</summary>
internal sealed record NewSecret(QrCode Qr, string Typed, string Sealed)
{
    private const int Group = 4;

    internal static NewSecret None { get; } = new(new QrCode(0, ""), "", "");

    internal static NewSecret Of(SecondFactor second, byte[] key, string address) => new(
        QrCode.Of(Totp.Address(key, Texts.StaffSiteName, address)),
        string.Join(' ', Totp.Base32(key).Chunk(Group).Select(group => new string(group))),
        Base64Url.EncodeToString(second.Seal(key)));

    /// <summary>The secret that was shown; null for anything this portal did not seal.</summary>
    internal static byte[]? Opened(SecondFactor second, string? text)
    {
        try
        {
            return text is not null && Base64Url.IsValid(text) ? second.Open(Base64Url.DecodeFromChars(text)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
