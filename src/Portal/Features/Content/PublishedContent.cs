namespace Portal.Features.Content;

/// <summary>Holds the snapshot that is published now. Readers take it once per request and never wait.</summary>
public sealed class PublishedContent
{
    private volatile PublishedSnapshot? _current;

    /// <summary>The published snapshot.</summary>
    /// <exception cref="InvalidOperationException">Nothing is published yet; the host publishes before it listens.</exception>
    public PublishedSnapshot Current =>
        _current ?? throw new InvalidOperationException("Nothing is published yet.");

    public bool IsReady => _current is not null;

    /// <summary>Raised after a new snapshot is in place, so that kept pages and indexes follow.</summary>
    public event EventHandler? Replaced;

    public void Publish(PublishedSnapshot snapshot)
    {
        _current = snapshot;
        Replaced?.Invoke(this, EventArgs.Empty);
    }
}
