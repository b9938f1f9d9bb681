using System.Text;
using Portal.Sealing;

namespace Portal.Features.Concerns.Intake;

/// <summary>Makes the stored half of a receipt code.</summary>
internal sealed class ReceiptWriter(ReceiptSecret secret, DerivationTurns turns)
{
    private const int MostWaiting = 64;

    /// <summary>The receipt row, or null when too many wait already.</summary>
    internal async Task<Receipt?> WriteAsync(ReceiptCode code, SymmetricKey lettersKey, Guid concern, DateOnly expires, CancellationToken stop)
    {
        if (secret.Vault is not { } vault)
            return null;

        return await turns.TakeAsync(
            () =>
            {
                using var keys = ReceiptKeys.Derive(code, vault.Salt(code.Locator));
                return Row(vault, code.Locator, keys.ExportProof(), keys.Seal(lettersKey, concern), concern, expires);
            },
            MostWaiting,
            stop);
    }

    /// <summary>The row of a receipt whose keys a browser has made.</summary>
    internal Receipt? Keep(string locator, byte[] proof, string sealedKey, Guid concern, DateOnly expires) =>
        secret.Vault is { } vault ? Row(vault, locator, proof, sealedKey, concern, expires) : null;

    /// <summary>The salt of a locator; every locator has one, used or not.</summary>
    internal byte[]? Salt(string locator) => secret.Vault?.Salt(locator);

    private static Receipt Row(ReceiptVault vault, string locator, byte[] proof, string sealedKey, Guid concern, DateOnly expires) => new()
    {
        Locator = locator,
        SealedProof = vault.Store(proof),
        SealedKey = Encoding.ASCII.GetBytes(vault.Seal(sealedKey, concern)),
        ConcernId = concern,
        ExpiresOn = expires,
    };
}
