using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Features.Notifications;

public enum MailWay
{
    Smtp,

    /// <summary>Files in a folder, for Development.</summary>
    Folder,
}

public enum MailSecurity
{
    /// <summary>STARTTLS or nothing: a server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually port 465.</summary>
    Tls,

    /// <summary>In clear; only to the same machine.</summary>
    None,
}

public sealed class MailOptions
{
    public const string Section = "Mail";

    public MailWay Way { get; set; } = MailWay.Smtp;

    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>
    /// A PEM file with the certificate authority of the operator's own mail server, when it is none that the machine trusts. Then
    /// this one alone is trusted.
    /// </summary>
    public string? AuthorityFile { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    [EmailAddress]
    public string? From { get; set; }

    /// <summary>For <see cref="MailWay.Folder"/>; a relative path starts from the application's content root.</summary>
    [Required]
    public string Folder { get; set; } = "App_Data/mail";

    /// <summary>How long one mail may take in all, in seconds.</summary>
    [Range(1, 240)]
    public int Patience { get; set; } = 60;
}

[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
