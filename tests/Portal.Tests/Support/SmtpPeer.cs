using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>A real mail server on loopback that behaves, or misbehaves, as a test says.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private Task _serving = Task.CompletedTask;

    public SmtpPeer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public enum Mood
    {
        Accepting,
        GreetsWithNonsense,
        RefusesForNow,
        RefusesForGood,
        DropsWithinData,
        HangsUpAfterAccepting,
        SaysNothing,
    }

    public int Port { get; }

    /// <summary>When set, the peer offers STARTTLS with this certificate.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>What stands between its certificate and the authority; sent along.</summary>
    public X509Certificate2Collection Between { get; } = [];

    /// <summary>Every command that came through TLS.</summary>
    public ConcurrentQueue<string> Secret { get; } = [];

    public Mood Now { get; set; }

    /// <summary>What was accepted, headers and text.</summary>
    public ConcurrentQueue<string> Accepted { get; } = [];

    /// <summary>Every command line a client sent.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
            {
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var plain = client.GetStream();
        if (!await TalkAsync(plain, isSecret: false) || Certificate is not { } certificate)
            return;

        await using var secret = new SslStream(plain);
        await secret.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, Between, offline: true) }, _stop.Token);
        await TalkAsync(secret, isSecret: true);
    }

    /// <summary>True when the client asked for TLS and was told to begin.</summary>
    private async Task<bool> TalkAsync(Stream stream, bool isSecret)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (Now == Mood.SaysNothing)
        {
            await reader.ReadLineAsync(_stop.Token);
            return false;
        }

        if (!isSecret)
            await writer.WriteLineAsync(Now == Mood.GreetsWithNonsense ? "HTTP/1.1 418 kanarialintu" : "220 peer ESMTP");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            (isSecret ? Secret : Commands).Enqueue(line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO" when Certificate is not null && !isSecret:
                    await writer.WriteLineAsync("250-peer\r\n250 STARTTLS");
                    break;
                case "STARTTLS" when Certificate is not null && !isSecret:
                    await writer.WriteLineAsync("220 go on");
                    return true;
                case "EHLO":
                    await writer.WriteLineAsync("250-peer\r\n250-AUTH PLAIN\r\n250 SIZE 1000000");
                    break;
                case "AUTH":
                    await writer.WriteLineAsync("235 2.7.0 welcome");
                    break;
                case "RCPT" when Now == Mood.RefusesForNow:
                    await writer.WriteLineAsync($"451 4.3.0 {line} later");
                    break;
                case "RCPT" when Now == Mood.RefusesForGood:
                    await writer.WriteLineAsync($"550 5.1.1 {line} unknown");
                    break;
                case "DATA":
                    if (!await TakeAsync(reader, writer))
                        return false;
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return false;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }

        return false;
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            if (Now == Mood.DropsWithinData)
                return false;
            mail.AppendLine(line);
        }

        Accepted.Enqueue(mail.ToString());
        await writer.WriteLineAsync("250 2.0.0 taken");
        return Now != Mood.HangsUpAfterAccepting;
    }
}
