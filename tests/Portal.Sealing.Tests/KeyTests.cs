using System.Reflection;

namespace Portal.Sealing.Tests;

public sealed class KeyTests
{
    [Fact]
    public void Jwk_OfAKey_ReadsBackAsTheSameKey()
    {
        using PrivateKey key = PrivateKey.Generate();
        Assert.True(PublicKey.TryFromJwk(key.Public.ToJwk(), out PublicKey? read));
        Assert.Equal(key.Public, read);
        Assert.Matches("^([0-9]{5} ){5}[0-9]{5}$", read.Fingerprint);
    }

    [Fact]
    public void Jwk_WithAnythingMoreOrElse_IsRefused()
    {
        using PrivateKey key = PrivateKey.Generate();
        string jwk = key.Public.ToJwk();
        Assert.False(PublicKey.TryFromJwk(null, out _));
        Assert.False(PublicKey.TryFromJwk(jwk.Replace("P-256", "P-384", StringComparison.Ordinal), out _));
        Assert.False(PublicKey.TryFromJwk(jwk.Replace("\"EC\"", "\"OKP\"", StringComparison.Ordinal), out _));
        Assert.False(PublicKey.TryFromJwk(jwk[..^1] + ",\"d\":\"AA\"}", out _));
        Assert.False(PublicKey.TryFromJwk(jwk[..^1] + ",\"ext\":true}", out _));
        Assert.False(PublicKey.TryFromJwk(jwk[..^3] + (jwk[^3] == 'A' ? 'E' : 'A') + jwk[^2..], out _));
    }

    [Fact]
    public void PrivateKey_WhoseHalvesDoNotBelongTogether_IsRefused()
    {
        using PrivateKey one = PrivateKey.Generate();
        using PrivateKey two = PrivateKey.Generate();
        byte[] own = one.Export();
        Assert.True(PrivateKey.TryFrom(own, out _));
        Assert.False(PrivateKey.TryFrom([.. own[..32], .. two.Export()[32..]], out _));
        Assert.False(PrivateKey.TryFrom([.. new byte[32], .. own[32..]], out _));
        Assert.False(PrivateKey.TryFrom(own.AsSpan(1), out _));
    }

    [Fact]
    public void DisposedKeys_AreOverwrittenAndRefuseToWork()
    {
        PrivateKey key = PrivateKey.Generate();
        byte[] inside = key.Bytes;
        key.Dispose();
        Assert.All(inside, part => Assert.Equal(0, part));
        Assert.Throws<ObjectDisposedException>(key.Export);

        SymmetricKey symmetric = SymmetricKey.Generate();
        inside = symmetric.Bytes;
        symmetric.Dispose();
        Assert.All(inside, part => Assert.Equal(0, part));
        Assert.Throws<ObjectDisposedException>(symmetric.Export);
    }

    [Fact]
    public void NoSecret_ShowsInToString()
    {
        using ReceiptCode receipt = ReceiptCode.Generate();
        using RecoveryCode recovery = RecoveryCode.Generate();
        using SymmetricKey key = SymmetricKey.Generate();
        Assert.Equal(typeof(ReceiptCode).FullName, receipt.ToString());
        Assert.Equal(typeof(RecoveryCode).FullName, recovery.ToString());
        Assert.Contains("SymmetricKey }", new Opening<SymmetricKey>.Opened(key).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheLibrary_KnowsKeysAndBytesOnly()
    {
        string[] known = typeof(SealedContent).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToArray();
        string[] foreign = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "System.Net"];
        Assert.DoesNotContain(known, name => foreign.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryClass_IsSealedOrAClosedFamily() => Assert.All(
        typeof(SealedContent).Assembly.GetTypes().Where(type => type.IsClass && type.Namespace == "Portal.Sealing"),
        type => Assert.True(type.IsSealed || type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Length == 0, type.Name));
}
