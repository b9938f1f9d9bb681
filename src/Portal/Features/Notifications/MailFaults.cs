using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Portal.Features.Notifications;

/// <summary>Failures as codes. What a mail server answers often repeats the address, so its words are dropped.</summary>
internal static class MailFaults
{
    private const string Timeout = "timeout";
    private const string NoConnection = "no-connection";

    internal static bool IsUnreachable(string fault) => fault is Timeout or NoConnection;

    internal static string CodeOf(Exception error) => error switch
    {
        SmtpCommandException refused => string.Create(CultureInfo.InvariantCulture, $"smtp-{(int)refused.StatusCode}"),
        AuthenticationException => "sign-in",
        SslHandshakeException => "tls",
        OperationCanceledException or TimeoutException => Timeout,
        SocketException => NoConnection,
        ProtocolException => "nonsense",
        NotSupportedException => "no-starttls",
        IOException => "broken-off",
        _ => "unknown",
    };
}
