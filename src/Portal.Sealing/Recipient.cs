namespace Portal.Sealing;

/// <summary>A public key with whom it belongs to and from which epoch it is. Epochs count from 1; a receipt has epoch 1.</summary>
public sealed record Recipient(RecipientName Name, int Epoch, PublicKey Key)
{
    /// <summary>The greatest number of an epoch.</summary>
    public const int LastEpoch = 1_000_000;
}
