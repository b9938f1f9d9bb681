namespace Portal.Features.Content.Contacts;

/// <summary>Web addresses as people read them.</summary>
public static class ContactAddress
{
    /// <summary><c>https://www.mieli.fi/</c> is shown as <c>mieli.fi</c>.</summary>
    public static string AsRead(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return address;

        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        return (host + uri.AbsolutePath).TrimEnd('/');
    }
}
