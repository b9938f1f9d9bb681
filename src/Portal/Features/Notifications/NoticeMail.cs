using Microsoft.Extensions.Options;
using MimeKit;
using Portal.Host;
using Portal.Localization;

namespace Portal.Features.Notifications;

/// <summary>
/// The one mail there is: something new waits, in three languages, with the address of the staff side. It holds no
/// content, no count, no place and no kind, and the same words always.
/// </summary>
internal sealed class NoticeMail(IOptions<MailOptions> options, IOptions<SurfaceOptions> surfaces)
{
    private const string DevelopmentAddress = "http://localhost:5080";
    private const string DevelopmentSender = "portal@localhost";
    private static readonly Language[] Languages = [Language.Finnish, Language.Swedish, Language.English];

    internal MimeMessage To(string address, Guid noticeId)
    {
        var from = MailboxAddress.Parse(options.Value.From ?? DevelopmentSender);
        var link = $"{surfaces.Value.StaffAddress?.TrimEnd('/') ?? DevelopmentAddress}/staff";
        var mail = new MimeMessage
        {
            Subject = string.Join(" · ", Languages.Select(language => In(nameof(Texts.StaffMailSubject), language))),
            Body = new TextPart("plain")
            {
                Text = string.Join("\n\n", [.. Languages.Select(language => In(nameof(Texts.StaffMailText), language)), link]) + "\n",
            },
            // The same at every try, so that a server that took it before can tell.
            MessageId = $"{noticeId:N}@{from.Domain}",
        };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static string In(string key, Language language) => Texts.ResourceManager.GetString(key, language.Culture) ?? key;
}
