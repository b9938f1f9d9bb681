using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Features.Content;

public sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The folder with the shipped content; a relative path starts from the application's content root.</summary>
    [Required]
    public string Path { get; set; } = "content";
}

[OptionsValidator]
internal sealed partial class ContentOptionsValidator : IValidateOptions<ContentOptions>;
