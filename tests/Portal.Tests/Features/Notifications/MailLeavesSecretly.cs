using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Notifications;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Notifications;

/// <summary>STARTTLS with a real peer: everything that names somebody goes through TLS, to the server that the operator trusts.</summary>
public sealed class MailLeavesSecretly : IAsyncLifetime
{
    private readonly SmtpPeer _peer = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-tls-").FullName;
    private readonly X509Certificate2 _authority = Authority();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _peer.Certificate?.Dispose();
        _authority.Dispose();
        await _peer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_name_the_password_and_the_mail_go_through_TLS()
    {
        _peer.Certificate = Signed(IPAddress.Loopback);
        Assert.Null(await FaultAsync(_authority));
        Assert.Single(_peer.Accepted);
        Assert.Contains(_peer.Secret, line => line.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
        Assert.Equal(["EHLO", "STARTTLS"], _peer.Commands.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_server_that_somebody_else_vouches_for_gets_nothing()
    {
        _peer.Certificate = Signed(IPAddress.Loopback);
        using var other = Authority();
        Assert.NotNull(await FaultAsync(other));
        Assert.Empty(_peer.Accepted);
        Assert.Empty(_peer.Secret);
    }

    [Fact]
    public async Task A_server_of_another_name_gets_nothing()
    {
        _peer.Certificate = Signed(IPAddress.Parse("192.0.2.1"));
        Assert.NotNull(await FaultAsync(_authority));
        Assert.Empty(_peer.Accepted);
    }

    [Fact]
    public async Task A_server_vouched_for_through_another_authority_that_it_sends_along_is_trusted()
    {
        using var between = Authority("CN=Between", _authority);
        _peer.Between.Add(between);
        _peer.Certificate = Signed(IPAddress.Loopback, between);
        Assert.Null(await FaultAsync(_authority));
        Assert.Single(_peer.Accepted);
    }

    [Fact]
    public async Task A_certificate_that_is_not_a_servers_gets_nothing()
    {
        _peer.Certificate = Signed(IPAddress.Loopback, purpose: "1.3.6.1.5.5.7.3.2");
        Assert.NotNull(await FaultAsync(_authority));
        Assert.Empty(_peer.Accepted);
    }

    private async Task<string?> FaultAsync(X509Certificate2 trusted)
    {
        var file = Path.Combine(_folder, "authority.pem");
        await File.WriteAllTextAsync(file, trusted.ExportCertificatePem(), Stop);
        await using var staff = await StaffSite.StartAsync(site => site
            .With("Mail:Way", "Smtp").With("Mail:Host", "127.0.0.1").With("Mail:Security", "StartTls").With("Mail:From", "portal@portal.example")
            .With("Mail:Port", _peer.Port.ToString(CultureInfo.InvariantCulture)).With("Mail:User", "portal").With("Mail:Password", "salasana")
            .With("Mail:AuthorityFile", file));
        await staff.MemberAsync("turku");
        await staff.UseAsync<PortalDb>(async db =>
        {
            new Outbox(db, staff.Clock).Add("concern", "turku", urgent: true);
            await db.SaveChangesAsync(Stop);
        });
        staff.Clock.Advance(TimeSpan.FromMinutes(20));
        await staff.UseAsync<DispatchRound>(round => round.RunAsync(Stop));
        return await staff.UseAsync<PortalDb, string?>(db => db.Notices.Where(notice => notice.MemberId != null).Select(notice => notice.LastFault).SingleOrDefaultAsync(Stop));
    }

    private static X509Certificate2 Authority(string name = "CN=Test authority", X509Certificate2? above = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        if (above is null)
            return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using var bare = request.Create(above, now.AddHours(-2), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Signed(IPAddress address, X509Certificate2? by = null, string? purpose = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=peer", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        if (purpose is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var bare = request.Create(by ?? _authority, now.AddHours(-1), now.AddHours(20), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
