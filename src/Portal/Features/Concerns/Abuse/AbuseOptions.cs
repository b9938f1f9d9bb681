using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Features.Concerns.Abuse;

/// <summary>What somebody pays before the portal works for them (D8).</summary>
public enum AbuseChallenge
{
    /// <summary>A small calculation in the browser, or a short wait without JavaScript. Both grow with load.</summary>
    ProofOfWork,

    /// <summary>Google's check, for operators who must have it. The privacy page says so while it is on.</summary>
    Recaptcha,

    /// <summary>Nothing, for closed networks.</summary>
    None,
}

public sealed class AbuseOptions
{
    public const string Section = "Abuse";

    public AbuseChallenge Challenge { get; set; } = AbuseChallenge.ProofOfWork;

    [ValidateObjectMembers]
    public RecaptchaOptions Recaptcha { get; set; } = new();
}

public sealed class RecaptchaOptions
{
    /// <summary>The public half of the pair that Google gives for a site.</summary>
    public string? SiteKey { get; set; }

    /// <summary>The secret half; through the environment, not a file.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Where an answer is verified.</summary>
    [Required, Url]
    public string VerifyAddress { get; set; } = "https://www.google.com/recaptcha/api/siteverify";
}

[OptionsValidator]
internal sealed partial class AbuseOptionsValidator : IValidateOptions<AbuseOptions>;
