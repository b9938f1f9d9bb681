using Portal.Sealing;

namespace Portal.Features.Concerns.Browser;

/// <summary>
/// The public half of the operator's offline signing key, as it was built into this executable and into the script: who
/// can write to the database cannot change it. Null when the build had none; then the browser's way is not offered.
/// </summary>
internal sealed class PinnedKey(PublicKey? key)
{
    private const string Resource = "Portal.SigningKey";

    internal PublicKey? Key => key;

    internal static PinnedKey FromBuild()
    {
        using var stream = typeof(PinnedKey).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
            return new PinnedKey(null);

        using var reader = new StreamReader(stream);
        return PublicKey.TryFromJwk(reader.ReadToEnd().Trim(), out var read)
            ? new PinnedKey(read)
            : throw new InvalidOperationException("The signing key this portal was built with is not a public P-256 key.");
    }
}
