using System.Text.Json.Nodes;

namespace Portal.Sealing.Tests;

/// <summary>Published answers, and the chain from them to the parameters the portal uses.</summary>
public sealed class KnownAnswerTests(Peer peer)
{
    [Fact]
    public async Task Argon2id_OfRfc9106_IsWhatTheReferencePeerComputes()
    {
        // RFC 9106 §5.3 uses four lanes, a secret and associated data, which neither our library nor the browser's takes. noble does,
        // and the next test compares both with noble at the portal's own parameters.
        string tag = await peer.TextAsync("nobleArgon2id", new
        {
            password = Peer.Text(Filled(32, 1)),
            salt = Peer.Text(Filled(16, 2)),
            key = Peer.Text(Filled(8, 3)),
            personalization = Peer.Text(Filled(12, 4)),
            m = 32,
            t = 3,
            p = 4,
        });
        Assert.Equal("0D640DF58D78766C08C037A34A8B53C9D01EF0452D75B65EB52520E96B01E659", Convert.ToHexString(Peer.Bytes(JsonValue.Create(tag))));
    }

    [Fact]
    public async Task Argon2id_AtOurParameters_IsTheSameInThreeImplementations()
    {
        byte[] salt = Filled(16, 2);
        string secret = Peer.Text("71426598310264"u8);
        string ours = Peer.Text(SlowHash.Derive("71426598310264"u8, salt));
        Assert.Equal(ours, await peer.TextAsync("nobleArgon2id", new { password = secret, salt = Peer.Text(salt), m = 65_536, t = 3, p = 1 }));
        Assert.Equal(ours, await peer.TextAsync("slowHash", new { secret, salt = Peer.Text(salt) }));
    }

    [Fact]
    public async Task Hkdf_OfRfc5869TestCase3_IsTheSameInBoth()
    {
        byte[] secret = Filled(22, 0x0B);
        byte[] output = new byte[42];
        DerivedKey.Fill(output, secret, [], "");
        Assert.Equal("8DA4E775A563C18F715F802A063C5A31B8A11F5C5EE1879EC3454E5F3C738D2D9D201395FAA4B61A96C8", Convert.ToHexString(output));
        string browser = await peer.TextAsync("deriveKey", new { secret = Peer.Text(secret), salt = "", label = "" });
        Assert.Equal(Peer.Text(output.AsSpan(0, 32)), browser);
    }

    [Fact]
    public async Task KeyId_IsTheThumbprintThatJoseComputes()
    {
        using PrivateKey key = PrivateKey.Generate();
        Assert.Equal(key.Public.KeyId, await peer.TextAsync("joseThumbprint", new { jwk = key.Public.ToJwk() }));
    }

    private static byte[] Filled(int size, byte value)
    {
        byte[] bytes = new byte[size];
        bytes.AsSpan().Fill(value);
        return bytes;
    }
}
