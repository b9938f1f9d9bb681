using System.Security.Cryptography;
using System.Text;

namespace Portal.Sealing;

/// <summary>HKDF-SHA256 (RFC 5869) with one label per purpose, so that no key is ever used for two things.</summary>
internal static class DerivedKey
{
    public const string SlotPrefix = "portal/1/slot/";
    public const string ReceiptProof = "portal/1/receipt/proof";
    public const string ReceiptKey = "portal/1/receipt/key";
    public const string Letters = "portal/1/letters";
    public const string VaultSalt = "portal/1/vault/salt";
    public const string VaultProof = "portal/1/vault/proof";
    public const string VaultKey = "portal/1/vault/key";
    public const string VaultId = "portal/1/vault/id";

    public static SymmetricKey Make(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, string label)
    {
        Span<byte> made = stackalloc byte[SymmetricKey.Size];
        try
        {
            Fill(made, secret, salt, label);
            return SymmetricKey.From(made);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(made);
        }
    }

    public static void Fill(Span<byte> output, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, string label) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, output, salt, Encoding.ASCII.GetBytes(label));
}
