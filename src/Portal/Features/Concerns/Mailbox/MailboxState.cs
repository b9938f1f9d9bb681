using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Features.Concerns.Form;
using Portal.Sealing;

namespace Portal.Features.Concerns.Mailbox;

/// <summary>
/// An open mailbox as it travels in the page, sealed for half an hour: which record, the letters' key, and the id the next
/// letter will have, so that pressing twice sends once.
/// </summary>
internal sealed record MailboxState(Guid Concern, string Key, Guid Next)
{
    internal SymmetricKey LettersKey() => SymmetricKey.From(Base64Url.DecodeFromChars(Key));

    internal static MailboxState Of(Guid concern, SymmetricKey key)
    {
        var bytes = key.Export();
        var state = new MailboxState(concern, Base64Url.EncodeToString(bytes), Guid.NewGuid());
        CryptographicOperations.ZeroMemory(bytes);
        return state;
    }
}

/// <summary>Seals open mailboxes into the page and opens them again.</summary>
internal sealed class MailboxStates(FormKeys keys, TimeProvider clock)
{
    internal static readonly TimeSpan OpensFor = TimeSpan.FromMinutes(30);

    internal async Task<string> SealAsync(MailboxState state, CancellationToken stop)
    {
        var key = await keys.CurrentAsync(stop);
        var plain = JsonSerializer.SerializeToUtf8Bytes(state);
        try
        {
            return FormState.Seal(plain, FormUse.Mailbox, key, clock.GetUtcNow() + OpensFor);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Null for a state that is altered, cut, foreign or too old.</summary>
    internal async Task<MailboxState?> OpenAsync(string? state, CancellationToken stop)
    {
        if (FormState.Open(state, FormUse.Mailbox, await keys.LiveAsync(stop), clock.GetUtcNow()) is not Opening<byte[]>.Opened(var plain))
            return null;

        var opened = JsonSerializer.Deserialize<MailboxState>(plain);
        CryptographicOperations.ZeroMemory(plain);
        return opened;
    }
}
