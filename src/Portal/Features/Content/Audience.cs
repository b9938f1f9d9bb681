namespace Portal.Features.Content;

/// <summary>Whom a page, an event or a publication is for.</summary>
internal static class Audience
{
    internal const string Everyone = "everyone";

    /// <summary>What an event or a publication may name.</summary>
    internal static readonly string[] All = [Everyone, "family", "communities", "professionals"];

    /// <summary>What it is called to its readers. A page may also be for whoever worries about their own thoughts.</summary>
    internal static string NameOf(string audience) => audience switch
    {
        "family" => Texts.AudienceFamily,
        "communities" => Texts.AudienceCommunities,
        "professionals" => Texts.AudienceProfessionals,
        "self" => Texts.AudienceSelf,
        _ => Texts.AudienceEveryone,
    };
}
