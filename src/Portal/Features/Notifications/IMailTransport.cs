using MimeKit;

namespace Portal.Features.Notifications;

/// <summary>Hands a mail over. Returning means it was accepted; anything else throws.</summary>
public interface IMailTransport
{
    Task SendAsync(MimeMessage mail, CancellationToken stop);
}
