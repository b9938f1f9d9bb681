using Portal.Features.Concerns.Intake;
using Portal.Sealing;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>How the opening with a code ends. Wrong, unknown, expired and mistyped are one ending.</summary>
internal abstract record CodeOpening
{
    private CodeOpening()
    {
    }

    /// <summary>The caller disposes the key.</summary>
    internal sealed record Opened(Box Box, SymmetricKey LettersKey) : CodeOpening;

    internal sealed record NotFound : CodeOpening;

    internal sealed record Busy : CodeOpening;
}

/// <summary>The way without JavaScript: derives from the code here, in the request, and keeps nothing of it.</summary>
internal sealed class MailboxKeys(Mailboxes mailboxes, ReceiptSecret secret, DerivationTurns turns)
{
    /// <summary>Whoever guesses codes must not take the turns of those who send.</summary>
    private const int MostWaiting = 16;

    /// <summary>Opens the mailbox behind what was typed. Anything with twenty digits costs one derivation, whatever comes of it.</summary>
    internal async Task<CodeOpening> OpenAsync(string typed, CancellationToken stop)
    {
        if (secret.Vault is not { } vault || !ReceiptCode.HasAllDigits(typed))
            return new CodeOpening.NotFound();

        // A mistyped digit is told by the check digit alone; it must not be told by the clock.
        var isCode = ReceiptCode.TryParse(typed, out var given);
        using var code = given ?? ReceiptCode.Generate();
        using var keys = await turns.TakeAsync(() => ReceiptKeys.Derive(code, vault.Salt(code.Locator)), MostWaiting, stop);
        if (keys is null)
            return new CodeOpening.Busy();

        var concern = await mailboxes.ProvenAsync(code.Locator, keys.ExportProof(), stop);
        return isCode && concern is { } id && await mailboxes.ReadAsync(id, stop) is { } box
            && keys.Open(box.SealedKey, id) is Opening<SymmetricKey>.Opened(var lettersKey)
                ? new CodeOpening.Opened(box, lettersKey)
                : new CodeOpening.NotFound();
    }
}
