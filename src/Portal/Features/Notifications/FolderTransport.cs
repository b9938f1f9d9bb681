using Microsoft.Extensions.Options;
using MimeKit;

namespace Portal.Features.Notifications;

/// <summary>Writes mails as .eml files, so that Development needs no mail server.</summary>
internal sealed class FolderTransport(IOptions<MailOptions> options, IHostEnvironment environment) : IMailTransport
{
    private readonly string _folder = Path.Combine(environment.ContentRootPath, options.Value.Folder);

    public async Task SendAsync(MimeMessage mail, CancellationToken stop)
    {
        Directory.CreateDirectory(_folder);
        var name = mail.MessageId?.Split('@')[0] ?? Guid.NewGuid().ToString("N");
        await mail.WriteToAsync(Path.Combine(_folder, name + ".eml"), stop);
    }
}
