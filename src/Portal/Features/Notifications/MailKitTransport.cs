using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Portal.Features.Notifications;

/// <summary>Sends by SMTP. One connection per mail: there are few, and a connection kept open would show when there are more.</summary>
internal sealed class MailKitTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly MailOptions _options = options.Value;

    public async Task SendAsync(MimeMessage mail, CancellationToken stop)
    {
        using var client = new SmtpClient();
        // Our own name must not be the machine's: the operator's network is nobody's business.
        client.LocalDomain = "localhost";
        if (_options.AuthorityFile is { Length: > 0 } file)
            client.ServerCertificateValidationCallback = (_, certificate, sent, errors) => IsOf(file, certificate, sent, errors);
        await client.ConnectAsync(_options.Host ?? "", _options.Port, SocketOptions(_options.Security), stop);
        if (_options.User is { Length: > 0 } user)
            await client.AuthenticateAsync(user, _options.Password ?? "", stop);

        await client.SendAsync(mail, stop);
        await LeaveAsync(client, stop);
    }

    /// <summary>The name must fit as always; only who vouches for it is the operator's choice.</summary>
    private static bool IsOf(string file, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 given || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        // What the server sends along leads to the authority; that it came from the server makes nothing of it trusted.
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(element => element.Certificate).ToArray());
        }

        return chain.Build(given);
    }

    private static SecureSocketOptions SocketOptions(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>The mail is accepted; a server that hangs up without a goodbye must not have it sent twice.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception error) when (error is IOException or ProtocolException or CommandException or OperationCanceledException or System.Net.Sockets.SocketException)
        {
        }
    }
}
